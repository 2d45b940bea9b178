#define _GNU_SOURCE
#include "CMemory.h"
#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* Nearly every request fits in what is written over; what was used below goes back to the system, which gives it empty. */
enum { written_over = 32768 };

/* Where this thread's stack ends: asking costs more than all the rest. */
static __thread uintptr_t lowest;

static uintptr_t find_lowest(void) {
  pthread_attr_t attributes;
  void *start;
  size_t size;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  int found = pthread_attr_getstack(&attributes, &start, &size);
  pthread_attr_destroy(&attributes);
  return found == 0 ? (uintptr_t)start : 0;
}

static __attribute__((noinline)) void write_over(void) {
  char space[written_over];
  explicit_bzero(space, sizeof space);
}

void navette_clear_stack(void) {
  if (lowest == 0) lowest = find_lowest();
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  write_over();
  /* What was written over ends below this: its frame begins under ours. */
  uintptr_t written = (uintptr_t)__builtin_frame_address(0) - written_over;
  uintptr_t end = (written + page - 1) & ~(page - 1);
  /* Past the end of what the main thread's stack has grown to there is nothing to give back: that is no failure. */
  if (lowest != 0 && end > lowest) madvise((void *)lowest, end - lowest, MADV_DONTNEED);
}
