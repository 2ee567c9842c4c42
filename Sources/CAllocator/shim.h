// What the C library's allocator can be told. Not every C library has one that listens.
#if defined(__linux__) && __has_include(<malloc.h>)
#include <malloc.h>
#endif
