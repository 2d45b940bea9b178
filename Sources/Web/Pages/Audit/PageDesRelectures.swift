internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

/// The reviews that emergency disclosures await: those that are late first.
struct PageDesRelectures {
  let visit: Visit
  let vue: ListReviews.Vue
  let suite: Suite
  /// What `GET /api/relectures` answers.
  let answer: JSONObject

  static let address: Link = "/audit/relectures"

  var page: PageContent {
    let reviews = answer["relectures"]?.array ?? []
    return PageContent("Relectures des transmissions d’urgence") {
      p {
        "Toute divulgation au titre de l’article 223-6 du code pénal est relue par un autre que son auteur sous 24 heures. Vous "
          + "n’en voyez que les codes."
      }
      ul(.class("filtres"), .aria("label", "Limiter la liste")) {
        for choice in ListReviews.Vue.inOrder {
          li {
            a(.href(Self.address.with("vue", choice.rawValue)), .aria("current", "true").when(choice == vue)) {
              label(of: choice)
            }
          }
        }
      }
      if reviews.isEmpty {
        p(.class("vide")) { nothing }
      } else {
        Liste(
          caption: "\(label(of: vue)) : les dernières transmises d’abord",
          headings: ["Référence", "Transmise", "Par", "Relecture", "À relire par", "Avant le"],
          lignes: reviews.map(ligne)
        ).table
      }
      Liste.following(Self.address.with("vue", vue.rawValue), suite, answer, next: "Relectures suivantes")
    }
  }

  private func label(of vue: ListReviews.Vue) -> String {
    switch vue {
    case .enRetard: "En retard (\(Nombres.text(answer["enRetard"])))"
    case .attendues: "Attendues (\(Nombres.text(answer["attendues"])))"
    case .faites: "Faites"
    }
  }

  private var nothing: String {
    switch vue {
    case .enRetard: "Aucune relecture n’est en retard."
    case .attendues: "Aucune relecture n’est attendue."
    case .faites: "Aucune relecture n’a encore été faite."
    }
  }

  private func ligne(_ review: JSON) -> Liste.Ligne {
    let reference = review["reference"]?.string ?? ""
    return Liste.Ligne(
      link: RechercheDansLeJournal.address.with("objet", reference), reference: reference,
      cells: [
        Dates.instant(review["le"]?.string), HTML { review["auteur"]?.string },
        HTML {
          if review["enRetard"]?.bool == true {
            span(.class("etiquette retard")) { "En retard" }
            " "
          }
          Decision.label(EtatAvis.Nature.self, review["etat"]?.string ?? "")
          if let conclusion = review["conclusion"]?.string {
            br()
            Decision.label(ConclusionRelecture.self, conclusion)
          }
        },
        HTML { Names(visit).organisme(review["circonscription"]?.string) },
        Dates.instant(review["relectureAvant"]?.string),
      ])
  }
}

extension ListReviews.Vue {
  /// What is late comes first.
  fileprivate static let inOrder: [ListReviews.Vue] = [.enRetard, .attendues, .faites]
}

/// Which reviews a page shows, and from where.
struct RelecturesVues: QueryForm {
  static let fields = RelecturesQuery.fields.filter { $0.name == "vue" } + Suite.fields

  let vue: ListReviews.Vue
  let suite: Suite

  init(_ reader: inout QueryReader) throws {
    vue = try reader.code("vue", ListReviews.Vue.self) ?? .enRetard
    suite = try Suite(&reader)
  }
}
