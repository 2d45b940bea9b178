"""What check-firefox does in Firefox. Arguments: the gateway's address, a profile with a certificate, its passphrase's file."""
import pathlib
import re
import socket
import subprocess
import sys

from marionette import Fault, Firefox

PREFERENCES = {
    # There is nobody to ask which certificate to show.
    "security.default_personal_cert": "Select Automatically",
    "security.osclientcerts.autoload": False,
    "security.enterprise_roots.enabled": False,
    "intl.accept_languages": "fr",
    # It talks to the gateway and to nobody else.
    "app.update.enabled": False,
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}


def written(value):
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


def make_another_key(firefox, address):
    """A key made here, under the passphrase that the page proposes."""
    firefox.open(address + "/cle")
    firefox.read("Phrase de passe perdue")
    firefox.click("details summary")
    firefox.click("#cle-refaire")
    firefox.wait("a proposal", lambda: firefox.run("return document.querySelector('#cle-creer [data-proposition]').textContent"))
    proposed = firefox.run("return document.querySelector('#cle-creer [data-proposition]').textContent")
    if not re.fullmatch(r"[a-z]{4}(-[a-z]{4}){5}", proposed):
        raise Fault("a passphrase of another shape is proposed")
    for field in ("#cle-premiere", "#cle-premiere-bis"):
        firefox.type(field, proposed)
    firefox.click("#cle-notee")
    firefox.click("#cle-creer [type=submit]")
    firefox.read("Votre clé est créée, et ouverte dans ce navigateur.")
    return proposed


def unlock(firefox, passphrase, expected="Verrouiller ma clé"):
    firefox.type("dialog #phrase", passphrase)
    firefox.click("dialog [type=submit]")
    firefox.read(expected)


def open_fiche(firefox, address):
    """A fiche that she may still open, wherever the demo's day left one."""
    for view in ("ouvertes", "reponses", "terminees"):
        firefox.open(f"{address}/reception?vue={view}")
        links = "return [...document.querySelectorAll(\"main a[href^='/fiches/FN-']\")].map(link => link.href)"
        for link in firefox.run(links):
            firefox.open(link)
            if firefox.run("return !!document.querySelector('[data-ouvrir]')"):
                return
    raise Fault("the demo left no fiche to open")


def visit(firefox, address, passphrase):
    firefox.open(address + "/")
    firefox.read("Travailleur social de secteur")
    open_fiche(firefox, address)
    firefox.click("[data-ouvrir]")
    unlock(firefox, "ce-n-est-pas-elle", "Ce n’est pas cette phrase de passe.")
    firefox.run("document.querySelector('#phrase').value = ''")
    unlock(firefox, passphrase)
    firefox.read("Sceau de la passerelle vérifié")
    text = firefox.run("return document.querySelector('#clair').innerText")
    for words in ("Consignes de contact", "Identité", "Nom"):
        if words not in text:
            raise Fault(f"« {words} » is not in the fiche")
    firefox.click("#verrou button")
    firefox.read("Il est chiffré.")
    if "Sceau de la passerelle" in firefox.text():
        raise Fault("the content stayed after the key was locked")
    # What was opened with the former key is not opened by the new one: it is another.
    proposed = make_another_key(firefox, address)
    firefox.open(address + "/compte")
    firefox.click("#verrou button")
    unlock(firefox, proposed)
    return len(text)


def main(address, profile, passphrase):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    lines = [f'user_pref("{name}", {written(value)});' for name, value in (PREFERENCES | {"marionette.port": port}).items()]
    (pathlib.Path(profile) / "user.js").write_text("\n".join(lines) + "\n")
    browser = subprocess.Popen(
        ["firefox-esr", "--headless", "--marionette", "--no-remote", "--profile", profile],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        count = visit(Firefox(port), address, pathlib.Path(passphrase).read_text().strip())
    finally:
        browser.kill()
        browser.wait()
    print(f"Firefox opened a fiche of {count} characters, locked it again, and made a key")


try:
    main(*sys.argv[1:])
except Fault as fault:
    sys.exit(f"Firefox: {fault}")
