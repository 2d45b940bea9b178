/*
 * Memory that is freed is wiped, whoever frees it: Swift's runtime, Foundation, OpenSSL, SQLite, the C library itself.
 *
 * An executable's own `free` and `realloc` come before the C library's for every library that it loads (the C library's
 * manual, "Replacing malloc"); these wipe the whole block, then call glibc's. The allocator's own M_PERTURB does not do:
 * it leaves the last eight bytes of a block, where a name fits, and passes over what goes to the cache of a thread, which
 * only an environment variable turns off, that a program with file capabilities may not have.
 */
#define _GNU_SOURCE
#include "CMemory.h"
#include <dlfcn.h>
#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

/*
 * Whether a block has a mapping of its own, which goes back to the system when it is freed, bytes and all. Wiping it would
 * only make the system give pages that were reserved and never written. The bit is that of glibc's malloc.c.
 */
static int has_its_own_mapping(void *block) { return (((size_t *)block)[-1] & 2) != 0; }

void free(void *block) {
  if (block == NULL) return;
  int number = errno;
  if (!has_its_own_mapping(block)) explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
  errno = number;
}

void *realloc(void *block, size_t size) {
  if (block == NULL) return __libc_malloc(size);
  if (size == 0) {
    free(block);
    return NULL;
  }
  /* Its pages are moved, not copied; if they are copied all the same, those they left are unmapped. */
  if (has_its_own_mapping(block)) return __libc_realloc(block, size);
  size_t present = malloc_usable_size(block);
  /* The C library would cut off what is not needed, and grow in place or leave the former bytes behind. */
  if (size <= present && size >= present / 2) return block;
  void *moved = __libc_malloc(size);
  if (moved == NULL) return NULL;
  memcpy(moved, block, size < present ? size : present);
  free(block);
  return moved;
}

int navette_freed_memory_is_wiped(void) {
  return dlsym(RTLD_DEFAULT, "free") == (void *)free && dlsym(RTLD_DEFAULT, "realloc") == (void *)realloc;
}
