#pragma once
// Keys, digests, ciphers: what the importer of C headers cannot see (macros) or must not warn about.
#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/x509.h>
#include <string.h>

// SHA256_CTX lives on the caller's stack: no allocation, no lock, no shared context. EVP_Digest allocates a context for
// each call, which costs more than hashing a Merkle node. The functions are deprecated in favour of EVP but remain in
// every OpenSSL 3 and use the same assembly.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
static inline void navette_sha256_init(SHA256_CTX *c) { (void)SHA256_Init(c); }
static inline void navette_sha256_update(SHA256_CTX *c, const void *p, size_t n) { (void)SHA256_Update(c, p, n); }
static inline void navette_sha256_final(SHA256_CTX *c, unsigned char *out) { (void)SHA256_Final(out, c); }
#pragma GCC diagnostic pop

static inline void navette_sha256(const void *p, size_t n, unsigned char *out) {
  SHA256_CTX c;
  navette_sha256_init(&c);
  navette_sha256_update(&c, p, n);
  navette_sha256_final(&c, out);
}

static inline void navette_sha256_joined(const void *first, size_t first_count, const void *second,
                                         size_t second_count, unsigned char *out) {
  SHA256_CTX c;
  navette_sha256_init(&c);
  navette_sha256_update(&c, first, first_count);
  navette_sha256_update(&c, second, second_count);
  navette_sha256_final(&c, out);
}

static inline void navette_sha256_prefixed(unsigned char prefix, const void *p, size_t n, unsigned char *out) {
  SHA256_CTX c;
  navette_sha256_init(&c);
  navette_sha256_update(&c, &prefix, 1);
  navette_sha256_update(&c, p, n);
  navette_sha256_final(&c, out);
}

static inline void navette_sha256_node(unsigned char prefix, const void *left, const void *right, unsigned char *out) {
  unsigned char block[65];
  block[0] = prefix;
  memcpy(block + 1, left, 32);
  memcpy(block + 33, right, 32);
  navette_sha256(block, sizeof block, out);
}

static inline long navette_bio_mem_data(BIO *bio, char **data) { return BIO_get_mem_data(bio, data); }

struct navette_passphrase {
  const unsigned char *bytes;
  int count;
};

// Never the default callback, which asks on the terminal of a server.
static inline int navette_passphrase_callback(char *buffer, int size, int writing, void *context) {
  const struct navette_passphrase *passphrase = (const struct navette_passphrase *)context;
  (void)writing;
  if (passphrase == NULL || passphrase->bytes == NULL || passphrase->count > size) return -1;
  memcpy(buffer, passphrase->bytes, (size_t)passphrase->count);
  return passphrase->count;
}

static inline EVP_PKEY *navette_read_private_key_pem(BIO *bio, const unsigned char *passphrase, int count) {
  struct navette_passphrase context = {passphrase, count};
  return PEM_read_bio_PrivateKey(bio, NULL, navette_passphrase_callback, passphrase ? (void *)&context : NULL);
}

static inline int navette_is_encrypted_pem_error(unsigned long error) {
  int reason = ERR_GET_REASON(error);
  return ERR_GET_LIB(error) == ERR_LIB_PEM && (reason == PEM_R_BAD_PASSWORD_READ || reason == PEM_R_PROBLEMS_GETTING_PASSWORD);
}

static inline EVP_PKEY *navette_generate_p256(void) { return EVP_EC_gen("P-256"); }
static inline EVP_PKEY *navette_generate_ed25519(void) { return EVP_PKEY_Q_keygen(NULL, NULL, "ED25519"); }

// Decoding checks that the point is on the curve. `fromdata` makes a key the provider owns, with nothing to convert at
// its first use.
static inline EVP_PKEY *navette_p256_from_point(const unsigned char *point, size_t count) {
  EVP_PKEY *key = NULL;
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, "EC", NULL);
  OSSL_PARAM parameters[3];
  parameters[0] = OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, (char *)"prime256v1", 0);
  parameters[1] = OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, (void *)point, count);
  parameters[2] = OSSL_PARAM_construct_end();
  if (context == NULL || EVP_PKEY_fromdata_init(context) != 1
      || EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
    key = NULL;
  EVP_PKEY_CTX_free(context);
  return key;
}

// The point of any EC key, or 0 if the key is not on P-256 given by name, or its point is compressed.
static inline int navette_p256_point(EVP_PKEY *key, unsigned char point[65]) {
  char name[32];
  size_t count = 0;
  if (!EVP_PKEY_is_a(key, "EC")
      || EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, name, sizeof name, &count) != 1
      || strcmp(name, "prime256v1") != 0)
    return 0;
  return EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point, 65, &count) == 1 && count == 65
      && point[0] == 4;
}

// The state of a hash over a secret is as good as the secret: it is wiped.
static inline void navette_sha256_secret(const void *p, size_t n, unsigned char *out) {
  SHA256_CTX c;
  navette_sha256_init(&c);
  navette_sha256_update(&c, p, n);
  navette_sha256_final(&c, out);
  OPENSSL_cleanse(&c, sizeof c);
}

static inline void navette_sha256_wipe(SHA256_CTX *c) { OPENSSL_cleanse(c, sizeof *c); }

// One block of the X9.63 KDF: SHA-256(Z ‖ counter ‖ SharedInfo), straight into the caller's wiped memory.
static inline void navette_x963_sha256_block(const void *z, size_t z_count, unsigned int counter, const void *info,
                                             size_t info_count, unsigned char *out) {
  const unsigned char encoded[4] = {(unsigned char)(counter >> 24), (unsigned char)(counter >> 16),
                                    (unsigned char)(counter >> 8), (unsigned char)counter};
  SHA256_CTX c;
  navette_sha256_init(&c);
  navette_sha256_update(&c, z, z_count);
  navette_sha256_update(&c, encoded, sizeof encoded);
  navette_sha256_update(&c, info, info_count);
  navette_sha256_final(&c, out);
  OPENSSL_cleanse(&c, sizeof c);
}
