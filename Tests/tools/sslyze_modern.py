"""Judges a server that wants client certificates against Mozilla's "modern" TLS profile, with sslyze.

Arguments: the port, the authority's certificate, the client's certificate and key. The command line of sslyze cannot do it: its SSL 2.0 client cannot
load a certificate on an elliptic curve, and the whole judgement fails with it. That one scan is made without.
"""

import dataclasses
import pathlib
import sys

from sslyze import (
    CertificateInfoExtraArgument,
    ClientAuthenticationCredentials,
    ScanCommand,
    ScanCommandsExtraArguments,
    Scanner,
    ServerNetworkConfiguration,
    ServerNetworkLocation,
    ServerScanRequest,
)
from sslyze.mozilla_tls_profile import tls_config_checker as profile



def main(port, authority, certificate, key):
    location = ServerNetworkLocation("127.0.0.1", int(port))
    credentials = ClientAuthenticationCredentials(pathlib.Path(certificate), pathlib.Path(key))
    settings = ServerNetworkConfiguration("127.0.0.1", tls_client_auth_credentials=credentials)
    trust = ScanCommandsExtraArguments(certificate_info=CertificateInfoExtraArgument(pathlib.Path(authority)))
    wanted, old = profile.SCAN_COMMANDS_NEEDED_BY_MOZILLA_CHECKER, {ScanCommand.SSL_2_0_CIPHER_SUITES}
    more = {ScanCommand.TLS_1_3_EARLY_DATA, ScanCommand.SESSION_RESUMPTION}
    scanner = Scanner()
    scanner.queue_scans(
        [
            ServerScanRequest(location, settings, scan_commands=(wanted | more) - old, scan_commands_extra_arguments=trust),
            ServerScanRequest(location, scan_commands=old),
        ]
    )
    results = list(scanner.get_results())
    for result in results:
        assert result.scan_result, "the server cannot be reached: %s" % result.connectivity_error_trace
    whole = next(result for result in results if result.network_configuration.tls_client_auth_credentials)
    partial = next(result for result in results if result is not whole)
    scan = dataclasses.replace(whole.scan_result, ssl_2_0_cipher_suites=partial.scan_result.ssl_2_0_cipher_suites)
    modern = profile.MozillaTlsConfiguration.get(profile.TlsConfigurationEnum.MOZILLA_MODERN)
    problems = {}
    try:
        profile.check_server_against_tls_configuration(dataclasses.replace(whole, scan_result=scan), modern)
    except profile.ServerNotCompliantWithTlsConfiguration as error:
        problems = error.issues
    if scan.tls_1_3_early_data.result.supports_early_data:
        problems["early_data"] = "early data can be replayed"
    resumption = scan.session_resumption.result
    if resumption.session_id_successful_resumptions_count or resumption.tls_ticket_successful_resumptions_count:
        problems["resumption"] = "a resumed session skips the revocation lists"
    for name, problem in problems.items():
        print("FAILED", name, problem)
    accepted = [suite.cipher_suite.name for suite in scan.tls_1_3_cipher_suites.result.accepted_cipher_suites]
    print("TLS 1.3 suites: %s" % ", ".join(sorted(accepted)))
    sys.exit(1 if problems or not accepted else 0)


main(*sys.argv[1:])
