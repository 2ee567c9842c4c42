// A library to be loaded before the C library (LD_PRELOAD): it counts the calls by which a program touches files, and makes one of
// them fail or kills the program there.
//
// CONCORD_FAULT is three words: which call from 1 on, what happens there (the number of an error, or "kill" before the call or
// "killed" after it), and the file to which the number of calls is added at the end of a run that the fault did not reach.
#define _GNU_SOURCE
#include "FaultyCalls.h"

#if defined(__linux__)
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static atomic_long calls;
static long wanted;
static int reason, kills_before, kills_after;
static char report[512];

__attribute__((constructor)) static void begin(void) {
  const char *order = getenv("CONCORD_FAULT");
  char what[32] = "";
  // What the command starts is not meant.
  if (strcmp(program_invocation_short_name, "concord") != 0) return;
  if (order == NULL || sscanf(order, "%ld %31s %511s", &wanted, what, report) != 3) return;
  kills_before = strcmp(what, "kill") == 0;
  kills_after = strcmp(what, "killed") == 0;
  reason = atoi(what);
}

__attribute__((destructor)) static void end(void) {
  if (wanted == 0 || atomic_load(&calls) >= wanted) return;
  int file = (int)open(report, O_WRONLY | O_CREAT | O_APPEND, 0666);
  if (file >= 0) dprintf(file, "%ld\n", atomic_load(&calls));
}

static int is_meant(void) { return wanted > 0 && atomic_fetch_add(&calls, 1) + 1 == wanted; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

// The body of a replaced call: fails, kills before or after, or goes through.
#define CALL(type, name, ...)                                                  \
  int meant = is_meant();                                                      \
  if (meant && kills_before) kill(getpid(), SIGKILL);                          \
  if (meant && reason) {                                                       \
    errno = reason;                                                            \
    return -1;                                                                 \
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
    CALL(int, name, path, flags, mode)                                         \
  }
OPEN(open)
OPEN(open64)

ssize_t write(int file, const void *bytes, size_t count) {
  // Messages go to the first two, and are no files.
  if (file <= 2) return REAL(write)(file, bytes, count);
  CALL(ssize_t, write, file, bytes, count)
}
ssize_t read(int file, void *bytes, size_t count) {
  CALL(ssize_t, read, file, bytes, count)
}
int fsync(int file) { CALL(int, fsync, file) }
int rename(const char *from, const char *to) { CALL(int, rename, from, to) }
int link(const char *from, const char *to) { CALL(int, link, from, to) }
int unlink(const char *path) { CALL(int, unlink, path) }
int rmdir(const char *path) { CALL(int, rmdir, path) }
int mkdir(const char *path, mode_t mode) { CALL(int, mkdir, path, mode) }
int fchmod(int file, mode_t mode) { CALL(int, fchmod, file, mode) }
int fchown(int file, uid_t owner, gid_t group) { CALL(int, fchown, file, owner, group) }
int fstat(int file, struct stat *status) { CALL(int, fstat, file, status) }
int stat(const char *path, struct stat *status) { CALL(int, stat, path, status) }
int lstat(const char *path, struct stat *status) { CALL(int, lstat, path, status) }
int close(int file) {
  // A call that fails has closed it nevertheless.
  int meant = is_meant();
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
