#pragma once
// TLS: macros over SSL_CTX_ctrl, and the callbacks, which are simpler to check in C than through @convention(c).
#include <openssl/ssl.h>
#include <openssl/x509v3.h>

static inline int navette_tls_set_versions(SSL_CTX *context, int minimum) {
  return SSL_CTX_set_min_proto_version(context, minimum) == 1 &&
         SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1;
}

static inline int navette_tls_set_groups(SSL_CTX *context, const char *list) {
  return SSL_CTX_set1_groups_list(context, list) == 1;
}

static inline int navette_tls_set_signatures(SSL_CTX *context, const char *list) {
  return SSL_CTX_set1_sigalgs_list(context, list) == 1;
}

static inline void navette_tls_set_modes(SSL_CTX *context) {
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER |
                                SSL_MODE_RELEASE_BUFFERS);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
}

static inline void navette_tls_set_options(SSL_CTX *context) {
  SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET |
                                   SSL_OP_CLEANSE_PLAINTEXT);
}

static inline void navette_tls_set_chain_limit(SSL_CTX *context, long octets) {
  SSL_CTX_set_max_cert_list(context, octets);
}

static inline int navette_tls_add_chain(SSL_CTX *context, X509 *certificate) {
  return SSL_CTX_add1_chain_cert(context, certificate) == 1;
}

static inline int navette_tls_set_server_name(SSL *session, const char *name) {
  return SSL_set_tlsext_host_name(session, name) == 1;
}

static inline void navette_tls_require_client(SSL_CTX *context) {
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, NULL);
}

static inline void navette_tls_require_server(SSL_CTX *context) {
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
}

// A client that speaks ALPN must offer http/1.1 (RFC 7301 section 3.2): bytes meant for another protocol never reach
// the HTTP parser.
static int navette_tls_select_protocol(SSL *session, const unsigned char **out, unsigned char *length,
                                       const unsigned char *offered, unsigned int count, void *unused) {
  static const unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  (void)session;
  (void)unused;
  unsigned char *chosen = NULL;
  if (SSL_select_next_proto(&chosen, length, ours, sizeof ours, offered, count) != OPENSSL_NPN_NEGOTIATED)
    return SSL_TLSEXT_ERR_ALERT_FATAL;
  *out = chosen;
  return SSL_TLSEXT_ERR_OK;
}

static inline void navette_tls_select_http(SSL_CTX *context) {
  SSL_CTX_set_alpn_select_cb(context, navette_tls_select_protocol, NULL);
}

static inline int navette_tls_offer_http(SSL_CTX *context) {
  static const unsigned char ours[] = {8, 'h', 't', 't', 'p', '/', '1', '.', '1'};
  return SSL_CTX_set_alpn_protos(context, ours, sizeof ours) == 0;
}
