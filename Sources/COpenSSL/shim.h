// What Swift cannot call in OpenSSL: macros, variadics, STACK_OF. One header a subject, so that each stays readable.
#pragma once
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include "shim-keys.h"
#include "shim-certificates.h"
#include "shim-timestamps.h"
#include "shim-tls.h"

#include <sys/prctl.h>
#include <sys/resource.h>

/* A size limit of zero does not stop a core_pattern that pipes; not being dumpable does. */
static inline int navette_forbid_dumps(void) {
  struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
  return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}
