// What Swift cannot call in OpenSSL: macros, variadics, STACK_OF. One header a subject, so that each stays readable.
#pragma once
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ssl.h>
#include "shim-keys.h"
#include "shim-certificates.h"
#include "shim-tls.h"
