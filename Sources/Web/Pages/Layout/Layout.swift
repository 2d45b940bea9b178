internal import Gateway
internal import Liaison
internal import Markup

/// What every page has: the way past the navigation, who one is, where one may go, the lock of one's key.
struct Layout {
  let visit: Visit

  /// The whole document.
  func document(_ page: PageContent) -> HTML {
    HTML.document(language: "fr", title: "\(page.title) · Navette", script: visit.assets.script.link) {
      meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      meta(.name("color-scheme"), .content("light dark"))
      // For the script: it sends the token back with each act, and knows whose key it unlocks.
      meta(.name("navette-jeton"), .content(visit.token))
      meta(.name("navette-agent"), .content(visit.agent.id.description))
      meta(.name("navette-cles"), .content(visit.assets.keys.link.path))
      meta(.name("navette-lecture"), .content(visit.assets.reading.link.path))
      meta(.name("navette-ecriture"), .content(visit.assets.writing.link.path))
      meta(.name("navette-saisie"), .content(visit.assets.typing.link.path))
      link(.rel("icon"), .href(visit.assets.icon.link))
      link(.rel("stylesheet"), .href(visit.assets.stylesheet.link))
    } body: {
      a(.class("evitement"), .href("#contenu")) { "Aller au contenu" }
      header(.class("bandeau")) {
        a(.class("marque"), .href("/")) { "Navette" }
        if Navigation.mayWrite(visit.role) {
          a(.class("urgence"), .href("/peril")) { "Transmission d’urgence" }
        }
        p(.class("identite")) {
          a(.href("/compte")) { visit.agent.agent.nom }
          " "
          small { visit.role.libelle }
        }
        // The script shows it: without script there is no key to lock.
        p(.id("verrou"), .class("verrou"), .hidden) {}
      }
      navigation
      main(.id("contenu"), .tabindex(-1)) {
        h1 { page.title }
        page.content
      }
      footer {
        p {
          a(.href("/aide")) { "Aide" }
          " · "
          a(.href("/confidentialite")) { "Ce que la passerelle voit et ne voit pas" }
        }
      }
      p(.id("annonce"), .class("annonce"), .role("status"), .aria("live", "polite")) {}
    }
  }

  private var navigation: HTML {
    nav(.aria("label", "Navigation principale")) {
      ul {
        for entry in Navigation.entries(for: visit.role) {
          li {
            a(.href(entry.link), .aria("current", "page").when(entry.link.path == visit.path)) { entry.label }
          }
        }
      }
    }
  }
}
