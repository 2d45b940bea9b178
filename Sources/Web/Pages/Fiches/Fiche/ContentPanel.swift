internal import Liaison
internal import Markup

/// Where the script opens a fiche. Without it there is no key, and the page says so.
struct ContentPanel {
  let reference: Reference

  /// The panel, closed.
  var panel: HTML {
    section(.id("lecture"), .data("reference", reference.description)) {
      h2 { "Contenu" }
      noscript {
        p(.class("note")) {
          "Le contenu ne s’ouvre qu’avec votre clé, dans votre navigateur : autorisez JavaScript pour ce site, puis rechargez la page."
        }
      }
      div(.id("commandes"), .class("actions"), .hidden) {
        button(.type("button"), .id("ouvrir")) { "Ouvrir et déchiffrer" }
        button(.type("button"), .id("imprimer"), .class("second"), .hidden) { "Imprimer" }
      }
      div(.id("message"), .role("status")) {}
      div(.id("clair")) {}
    }
  }
}
