#pragma once
// X.509: what Swift cannot call (STACK_OF and application-data macros, the verification callback), plus the few
// accessors whose C types would otherwise spread through the Swift side.
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

// Seconds since 1970-01-01T00:00:00Z; 0 = the time is malformed.
static inline int navette_time_seconds(const ASN1_TIME *time, int64_t *seconds) {
  ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
  int days = 0, rest = 0;
  int ok = time && epoch && ASN1_TIME_check(time) && ASN1_TIME_diff(&days, &rest, epoch, time);
  ASN1_TIME_free(epoch);
  if (ok) *seconds = (int64_t)days * 86400 + rest;
  return ok;
}

// The value of an X.509 object's DER, as i2d gives it: the caller frees with navette_free.
static inline int navette_x509_encode(const X509 *x, uint8_t **out) { *out = NULL; return i2d_X509(x, out); }
static inline int navette_crl_encode(const X509_CRL *x, uint8_t **out) {
  *out = NULL;
  return i2d_X509_CRL((X509_CRL *)x, out);
}
static inline int navette_request_encode(const X509_REQ *x, uint8_t **out) {
  *out = NULL;
  return i2d_X509_REQ((X509_REQ *)x, out);
}
static inline int navette_name_encode(const X509_NAME *x, uint8_t **out) { *out = NULL; return i2d_X509_NAME(x, out); }
static inline int navette_spki_encode(X509_PUBKEY *x, uint8_t **out) { *out = NULL; return i2d_X509_PUBKEY(x, out); }
static inline void navette_free(void *p) { OPENSSL_free(p); }

// Decoders that refuse trailing bytes.
static inline X509 *navette_x509_decode(const uint8_t *der, long n) {
  const uint8_t *p = der;
  X509 *x = d2i_X509(NULL, &p, n);
  if (x && p != der + n) { X509_free(x); x = NULL; }
  return x;
}
static inline X509_CRL *navette_crl_decode(const uint8_t *der, long n) {
  const uint8_t *p = der;
  X509_CRL *x = d2i_X509_CRL(NULL, &p, n);
  if (x && p != der + n) { X509_CRL_free(x); x = NULL; }
  return x;
}
static inline X509_REQ *navette_request_decode(const uint8_t *der, long n) {
  const uint8_t *p = der;
  X509_REQ *x = d2i_X509_REQ(NULL, &p, n);
  if (x && p != der + n) { X509_REQ_free(x); x = NULL; }
  return x;
}

// The single value of attribute `nid` in a name, as UTF-8; the count of such attributes is returned.
static inline int navette_name_attribute(const X509_NAME *name, int nid, uint8_t **utf8, int *length) {
  int first = X509_NAME_get_index_by_NID((X509_NAME *)name, nid, -1);
  *utf8 = NULL;
  *length = 0;
  if (first < 0) return 0;
  if (X509_NAME_get_index_by_NID((X509_NAME *)name, nid, first) >= 0) return 2;
  *length = ASN1_STRING_to_UTF8(utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, first)));
  return *length < 0 ? -1 : 1;
}

// The content of extension `nid`; 1 = found once, 0 = absent, -1 = repeated.
static inline int navette_x509_extension(
    const X509 *x, int nid, const uint8_t **bytes, int *length, int *critical) {
  int at = X509_get_ext_by_NID(x, nid, -1);
  if (at < 0) return 0;
  if (X509_get_ext_by_NID(x, nid, at) >= 0) return -1;
  X509_EXTENSION *extension = X509_get_ext(x, at);
  const ASN1_OCTET_STRING *value = X509_EXTENSION_get_data(extension);
  *bytes = ASN1_STRING_get0_data(value);
  *length = ASN1_STRING_length(value);
  *critical = X509_EXTENSION_get_critical(extension);
  return 1;
}

// The keyUsage bits a request asks for, in the layout of X509_get_key_usage; -1 = none asked, -2 = malformed.
static inline long navette_request_key_usage(X509_REQ *request) {
  STACK_OF(X509_EXTENSION) *extensions = X509_REQ_get_extensions(request);
  if (!extensions) return -1;
  int found = -1;
  ASN1_BIT_STRING *usage = X509V3_get_d2i(extensions, NID_key_usage, &found, NULL);
  long bits = found == -1 ? -1 : -2;
  if (usage) {
    const uint8_t *data = ASN1_STRING_get0_data(usage);
    int n = ASN1_STRING_length(usage);
    bits = (n > 0 ? data[0] : 0) | (n > 1 ? (long)data[1] << 8 : 0);
  }
  ASN1_BIT_STRING_free(usage);
  sk_X509_EXTENSION_pop_free(extensions, X509_EXTENSION_free);
  return bits;
}

// Revoked entries of a CRL.
static inline int navette_crl_revoked_count(X509_CRL *crl) { return sk_X509_REVOKED_num(X509_CRL_get_REVOKED(crl)); }
static inline const X509_REVOKED *navette_crl_revoked_at(X509_CRL *crl, int i) {
  return sk_X509_REVOKED_value(X509_CRL_get_REVOKED(crl), i);
}
// CRLReason (RFC 5280 5.3.1); -1 = absent, -2 = malformed.
static inline long navette_revoked_reason(const X509_REVOKED *entry) {
  int found = -1;
  ASN1_ENUMERATED *reason = X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, &found, NULL);
  if (!reason) return found == -1 ? -1 : -2;
  long value = ASN1_ENUMERATED_get(reason);
  ASN1_ENUMERATED_free(reason);
  return value < 0 ? -2 : value;
}
// The cRLNumber; -1 = absent, -2 = malformed or past 63 bits.
static inline int64_t navette_crl_number(const X509_CRL *crl) {
  int found = -1;
  ASN1_INTEGER *number = X509_CRL_get_ext_d2i(crl, NID_crl_number, &found, NULL);
  if (!number) return found == -1 ? -1 : -2;
  int64_t value = -2;
  if (!ASN1_INTEGER_get_int64(&value, number) || value < 0) value = -2;
  ASN1_INTEGER_free(number);
  return value;
}

// A stack of certificates for X509_verify_cert; each is referenced, navette_x509_stack_free drops them.
static inline STACK_OF(X509) *navette_x509_stack_new(void) { return sk_X509_new_null(); }
static inline int navette_x509_stack_push(STACK_OF(X509) *stack, X509 *x) {
  if (!X509_up_ref(x)) return 0;
  if (sk_X509_push(stack, x) > 0) return 1;
  X509_free(x);
  return 0;
}
static inline int navette_x509_stack_count(const STACK_OF(X509) *stack) { return stack ? sk_X509_num(stack) : 0; }
// A new reference.
static inline X509 *navette_x509_stack_at(const STACK_OF(X509) *stack, int i) {
  X509 *x = sk_X509_value(stack, i);
  return x && X509_up_ref(x) ? x : NULL;
}
static inline void navette_x509_stack_free(STACK_OF(X509) *stack) { sk_X509_pop_free(stack, X509_free); }

// Every failure of one verification, not only the first.
enum { navette_verdict_capacity = 32 };
typedef struct {
  int count;  // failures seen, which may pass the capacity
  int errors[navette_verdict_capacity];
  int depths[navette_verdict_capacity];
} navette_verdict;

static inline int navette_verdict_collect(int ok, X509_STORE_CTX *context) {
  navette_verdict *verdict = (navette_verdict *)X509_STORE_CTX_get_app_data(context);
  if (ok) return 1;
  if (!verdict) return 0;
  if (verdict->count < navette_verdict_capacity) {
    verdict->errors[verdict->count] = X509_STORE_CTX_get_error(context);
    verdict->depths[verdict->count] = X509_STORE_CTX_get_error_depth(context);
  }
  verdict->count++;
  return 1;  // go on: the next failure is wanted too
}

// Builds and checks the chain of `leaf` at `at` (Unix seconds). Returns 1 only when nothing failed. `chain` receives
// the certificates leaf first, borrowed: the caller knows that their owners outlive the call.
static inline int navette_verify(
    X509_STORE *store, X509 *leaf, STACK_OF(X509) *untrusted, int64_t at, navette_verdict *verdict, X509 **chain,
    int *length, int capacity) {
  int accepted = 0;
  *length = 0;
  verdict->count = 0;
  ERR_clear_error();
  X509_STORE_CTX *context = X509_STORE_CTX_new();
  if (context && X509_STORE_CTX_init(context, store, leaf, untrusted)) {
    X509_STORE_CTX_set_app_data(context, verdict);
    X509_STORE_CTX_set_verify_cb(context, navette_verdict_collect);
    X509_STORE_CTX_set_time(context, 0, (time_t)at);
    int result = X509_verify_cert(context);
    int last = X509_STORE_CTX_get_error(context);
    if (verdict->count == 0 && (result != 1 || last != X509_V_OK)) {
      verdict->errors[0] = last == X509_V_OK ? X509_V_ERR_UNSPECIFIED : last;
      verdict->depths[0] = X509_STORE_CTX_get_error_depth(context);
      verdict->count = 1;
    }
    STACK_OF(X509) *built = X509_STORE_CTX_get0_chain(context);
    int n = built ? sk_X509_num(built) : 0;
    if (n > capacity) {
      verdict->errors[0] = X509_V_ERR_CERT_CHAIN_TOO_LONG;
      verdict->depths[0] = n;
      verdict->count = 1;
    } else {
      for (int i = 0; i < n; i++) chain[i] = sk_X509_value(built, i);
      *length = n;
    }
    accepted = result == 1 && verdict->count == 0;
  } else {
    verdict->errors[0] = X509_V_ERR_OUT_OF_MEM;
    verdict->depths[0] = 0;
    verdict->count = 1;
  }
  X509_STORE_CTX_free(context);
  ERR_clear_error();
  return accepted;
}
