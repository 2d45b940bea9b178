#pragma once
// RFC 3161: STACK_OF, the ownership that TS_VERIFY_CTX takes, and the verification callback.
#include <stddef.h>
#include <stdint.h>
#include <time.h>
#include <openssl/asn1.h>
#include <openssl/err.h>
#include <openssl/objects.h>
#include <openssl/pkcs7.h>
#include <openssl/ts.h>
#include <openssl/tserr.h>
#include <openssl/x509_vfy.h>

// A request over a SHA-256 imprint; without `nonce`, only what a kept response is compared with.
static inline TS_REQ *navette_timestamp_request(const unsigned char imprint[32], const uint64_t *nonce) {
  TS_REQ *request = TS_REQ_new();
  TS_MSG_IMPRINT *message = TS_MSG_IMPRINT_new();
  X509_ALGOR *algorithm = X509_ALGOR_new();
  ASN1_INTEGER *number = nonce ? ASN1_INTEGER_new() : NULL;
  int made = request && message && algorithm && TS_REQ_set_version(request, 1)
      && X509_ALGOR_set0(algorithm, OBJ_nid2obj(NID_sha256), V_ASN1_NULL, NULL)
      && TS_MSG_IMPRINT_set_algo(message, algorithm)
      && TS_MSG_IMPRINT_set_msg(message, (unsigned char *)imprint, 32) && TS_REQ_set_msg_imprint(request, message)
      && TS_REQ_set_cert_req(request, 1);
  // Each setter copies what it is given.
  if (made && nonce) made = number && ASN1_INTEGER_set_uint64(number, *nonce) && TS_REQ_set_nonce(request, number);
  ASN1_INTEGER_free(number);
  X509_ALGOR_free(algorithm);
  TS_MSG_IMPRINT_free(message);
  if (made) return request;
  TS_REQ_free(request);
  return NULL;
}

// The caller frees with navette_free.
static inline int navette_timestamp_request_encode(const TS_REQ *request, uint8_t **out) {
  *out = NULL;
  return i2d_TS_REQ(request, out);
}

// Refuses trailing bytes.
static inline TS_RESP *navette_timestamp_decode(const uint8_t *der, long n) {
  const uint8_t *p = der;
  TS_RESP *response = d2i_TS_RESP(NULL, &p, n);
  if (response && p != der + n) { TS_RESP_free(response); response = NULL; }
  return response;
}

// PKIStatus (RFC 3161 2.4.2); -1 = out of range.
static inline int64_t navette_timestamp_status(TS_RESP *response) {
  int64_t status = -1;
  if (!ASN1_INTEGER_get_int64(&status, TS_STATUS_INFO_get0_status(TS_RESP_get_status_info(response)))) return -1;
  return status;
}

// The digest that the only signer signs with; NID_undef when the token has none, or several signers.
static inline int navette_timestamp_signer_digest(TS_RESP *response) {
  PKCS7 *token = TS_RESP_get_token(response);
  STACK_OF(PKCS7_SIGNER_INFO) *signers = token ? PKCS7_get_signer_info(token) : NULL;
  if (!signers || sk_PKCS7_SIGNER_INFO_num(signers) != 1) return NID_undef;
  X509_ALGOR *algorithm = sk_PKCS7_SIGNER_INFO_value(signers, 0)->digest_alg;
  return algorithm ? OBJ_obj2nid(algorithm->algorithm) : NID_undef;
}

// Keeps the first fault of the chain where the store says: TS_RESP_verify_response tells only that there was one.
static inline int navette_timestamp_watch_fault(int ok, X509_STORE_CTX *context) {
  int *fault = (int *)X509_STORE_get_ex_data(X509_STORE_CTX_get0_store(context), 0);
  if (!ok && fault && *fault == X509_V_OK) *fault = X509_STORE_CTX_get_error(context);
  return ok;
}

// A store for one verification, at `at` (Unix seconds). `fault` must outlive it.
static inline X509_STORE *navette_timestamp_store(int64_t at, int *fault) {
  X509_STORE *store = X509_STORE_new();
  if (!store) return NULL;
  if (!X509_STORE_set_ex_data(store, 0, fault)) { X509_STORE_free(store); return NULL; }
  X509_STORE_set_verify_cb(store, navette_timestamp_watch_fault);
  X509_VERIFY_PARAM_set_time(X509_STORE_get0_param(store), (time_t)at);
  // 112 bits: RSA from 2,048 bits, no SHA-1 in the chain.
  X509_VERIFY_PARAM_set_auth_level(X509_STORE_get0_param(store), 2);
  return store;
}

// Takes over `store`, also when it fails. The setter is deprecated since OpenSSL 3.4, its successor younger than 3.0.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static inline TS_VERIFY_CTX *navette_timestamp_verification(TS_REQ *request, X509_STORE *store) {
  TS_VERIFY_CTX *context = TS_REQ_to_TS_VERIFY_CTX(request, NULL);
  if (!context) { X509_STORE_free(store); return NULL; }
  TS_VERIFY_CTX_add_flags(context, TS_VFY_SIGNATURE);
  TS_VERIFY_CTX_set_store(context, store);
  return context;
}
#pragma GCC diagnostic pop
