// What Swift's modules of the C library leave out: the settings of the allocator, to which not every C library listens, the
// marks that a file system keeps beside a file, and the cores that a process may use.
#if defined(__linux__)
#if __has_include(<malloc.h>)
#include <malloc.h>
#endif
#include <sys/xattr.h>
#endif
