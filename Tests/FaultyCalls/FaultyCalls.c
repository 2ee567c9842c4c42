// A library to be loaded before the C library (LD_PRELOAD): it counts the calls by which a program touches files, and makes one of
// them fail or kills the program there.
//
// CONCORD_FAULT is four words: which calls are counted ("all", or "changes" for those alone that change something on the disk),
// which of them is meant from 1 on, what happens there (the number of an error, or "kill" before the call or "killed" after
// it), and the file to which the number of calls is added at the end of a run that the fault did not reach.
#define _GNU_SOURCE
#include "FaultyCalls.h"

#if defined(__linux__)
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/xattr.h>
#include <unistd.h>

static atomic_long calls;
static long wanted;
static int reason, kills_before, kills_after, counts_all;
static char report[512];

__attribute__((constructor)) static void begin(void) {
  const char *order = getenv("CONCORD_FAULT");
  char which[32] = "", what[32] = "";
  // What the command starts is not meant.
  if (strcmp(program_invocation_short_name, "concord") != 0) return;
  if (order == NULL || sscanf(order, "%31s %ld %31s %511s", which, &wanted, what, report) != 4) return;
  counts_all = strcmp(which, "all") == 0;
  kills_before = strcmp(what, "kill") == 0;
  kills_after = strcmp(what, "killed") == 0;
  reason = atoi(what);
}

__attribute__((destructor)) static void end(void) {
  if (wanted == 0 || atomic_load(&calls) >= wanted) return;
  int file = (int)open(report, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (file >= 0) dprintf(file, "%ld\n", atomic_load(&calls));
}

static int is_meant(int changes) {
  return wanted > 0 && (changes || counts_all) && atomic_fetch_add(&calls, 1) + 1 == wanted;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// The body of a replaced call: fails with a value, kills before or after, or goes through.
#define CALL(changes, failure, type, name, ...)                                \
  int meant = is_meant(changes);                                               \
  if (meant && kills_before) kill(getpid(), SIGKILL);                          \
  if (meant && reason) {                                                       \
    errno = reason;                                                            \
    return failure;                                                            \
  }                                                                            \
  type result = REAL(name)(__VA_ARGS__);                                       \
  if (meant && kills_after) kill(getpid(), SIGKILL);                           \
  return result;

static int is_of_system(const char *path) {
  return strncmp(path, "/proc", 5) == 0 || strncmp(path, "/sys", 4) == 0 || strncmp(path, "/dev", 4) == 0;
}

#define OPEN(name)                                                             \
  int name(const char *path, int flags, ...) {                                 \
    mode_t mode = 0;                                                           \
    if (flags & O_CREAT) {                                                     \
      va_list list;                                                            \
      va_start(list, flags);                                                   \
      mode = va_arg(list, mode_t);                                             \
      va_end(list);                                                            \
    }                                                                          \
    if (is_of_system(path)) return REAL(name)(path, flags, mode);              \
    CALL((flags & O_CREAT) != 0, -1, int, name, path, flags, mode)             \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *bytes, size_t count) {
  // Messages go to the first two, and are no files.
  if (file <= 2) return REAL(write)(file, bytes, count);
  CALL(1, -1, ssize_t, write, file, bytes, count)
}
int fsync(int file) { CALL(1, -1, int, fsync, file) }
int rename(const char *from, const char *to) { CALL(1, -1, int, rename, from, to) }
int link(const char *from, const char *to) { CALL(1, -1, int, link, from, to) }
int unlink(const char *path) { CALL(1, -1, int, unlink, path) }
int rmdir(const char *path) { CALL(1, -1, int, rmdir, path) }
int mkdir(const char *path, mode_t mode) { CALL(1, -1, int, mkdir, path, mode) }
int fchmod(int file, mode_t mode) { CALL(1, -1, int, fchmod, file, mode) }
int fchown(int file, uid_t owner, gid_t group) { CALL(1, -1, int, fchown, file, owner, group) }
int fsetxattr(int file, const char *name, const void *value, size_t count, int flags) {
  CALL(1, -1, int, fsetxattr, file, name, value, count, flags)
}
int fremovexattr(int file, const char *name) { CALL(1, -1, int, fremovexattr, file, name) }

ssize_t read(int file, void *bytes, size_t count) { CALL(0, -1, ssize_t, read, file, bytes, count) }
ssize_t getxattr(const char *path, const char *name, void *value, size_t count) {
  CALL(0, -1, ssize_t, getxattr, path, name, value, count)
}
int fstat(int file, struct stat *status) { CALL(0, -1, int, fstat, file, status) }
int stat(const char *path, struct stat *status) { CALL(0, -1, int, stat, path, status) }
int lstat(const char *path, struct stat *status) { CALL(0, -1, int, lstat, path, status) }
int access(const char *path, int rights) { CALL(0, -1, int, access, path, rights) }
int flock(int file, int operation) { CALL(0, -1, int, flock, file, operation) }
DIR *opendir(const char *path) { CALL(0, NULL, DIR *, opendir, path) }
struct dirent *readdir(DIR *folder) { CALL(0, NULL, struct dirent *, readdir, folder) }
char *realpath(const char *path, char *buffer) { CALL(0, NULL, char *, realpath, path, buffer) }
ssize_t readlink(const char *path, char *buffer, size_t count) {
  CALL(0, -1, ssize_t, readlink, path, buffer, count)
}
int close(int file) {
  // A call that fails has closed it nevertheless.
  int meant = is_meant(0);
  if (meant && kills_before) kill(getpid(), SIGKILL);
  int result = REAL(close)(file);
  if (meant && kills_after) kill(getpid(), SIGKILL);
  if (meant && reason) {
    errno = reason;
    return -1;
  }
  return result;
}
#endif
