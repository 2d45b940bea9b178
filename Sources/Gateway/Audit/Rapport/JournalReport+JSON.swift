internal import Foundation
public import JSON
internal import Liaison

extension JournalReport {
  /// The report, as `navette journal report --json` writes it.
  public var json: JSON {
    [
      "du": .string(scope.first.description), "au": .string(scope.last.description),
      "pas": .string(scope.pace.rawValue), "etabliLe": .string(Instants.text(madeAt)),
      "parts": .array(scope.starts.map { .string($0.description) }), "entrees": .count(entries),
      "elaguees": .count(pruned), "illisibles": .count(unreadable),
      "totaux": .array([disclosures, openings, refusals, emergencies].map(\.json)),
      "divulgations": [
        "parEvenement": .tallies(byKind), "parArticle": .tallies(byArticle), "parPolitique": .tallies(byPolicy),
        "parCategorie": .tallies(byCategory),
      ],
      "refus": ["parPolitique": .tallies(refusalsByPolicy), "parArticle": .tallies(refusalsByArticle)],
      "relectures": [
        "comptes": .object(
          JSONObject(members: EmergencyReview.State.allCases.map { ($0.rawValue, .count(count($0))) })),
        "urgences": .array(reviews.map(\.json)),
      ],
      "inhabituel": unusual.json(scope.rule),
    ]
  }
}

extension Tally {
  /// `{code, nombre, parPart}`.
  var json: JSON { ["code": .string(code), "nombre": .count(total), "parPart": .array(counts.map(JSON.count))] }
}

extension EmergencyReview {
  /// An emergency and its review.
  public var json: JSON {
    .objet([
      "reference": .string(reference), "feuille": .integer(Int64(clamping: leaf)), "orale": .siVrai(isOral),
      "auteur": author.map(JSON.string), "le": .string(Instants.text(at)),
      "relectureAvant": .string(Instants.text(due)),
      "justifieeLe": justifiedAt.map { .string(Instants.text($0)) },
      "relueLe": reviewedAt.map { .string(Instants.text($0)) }, "relecteur": reviewer.map(JSON.string),
      "conclusion": conclusion.map(JSON.string), "relecture": .string(state.rawValue),
    ])
  }
}

extension UnusualAccess {
  fileprivate func json(_ rule: VolumeRule) -> JSON {
    [
      "regle": [
        "semaines": .count(rule.weeks), "semainesNecessaires": .count(rule.weeksNeeded), "k": .double(rule.k),
        "minimum": .count(rule.minimum),
      ],
      "volumes": .array(
        volumes.map {
          [
            "agent": .string($0.agent), "semaine": .string($0.week.description), "nombre": .count($0.count),
            "mediane": .double($0.median), "ecartMedian": .double($0.deviation), "seuil": .double($0.threshold),
            "semaines": .count($0.weeks),
          ]
        }),
      "sansRecul": .array(withoutPast.map(JSON.string)), "nuit": .findings(nights), "joursChomes": .findings(daysOff),
      "ailleursRefuses": .findings(refusedElsewhere), "ailleurs": .findings(elsewhere),
    ]
  }
}

extension JSON {
  fileprivate static func count(_ number: Int) -> JSON { .integer(Int64(number)) }

  fileprivate static func tallies(_ tallies: [Tally]) -> JSON { .array(tallies.map(\.json)) }

  fileprivate static func findings(_ findings: [UnusualAccess.Finding]) -> JSON {
    .array(
      findings.map {
        [
          "agent": .string($0.agent), "nombre": .count($0.count),
          "feuilles": .array($0.leaves.map { .integer(Int64(clamping: $0)) }),
        ]
      })
  }
}
