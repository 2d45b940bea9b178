#ifndef NAVETTE_CMEMORY_H
#define NAVETTE_CMEMORY_H

/* Whether every part of this process, libraries included, frees memory through this module. */
int navette_freed_memory_is_wiped(void);

/* Empties the part of this thread's stack that is below the caller: what functions left there that have returned. */
void navette_clear_stack(void);

#endif
