internal import Foundation

/// The statement as a text: one line for each fact, `Label : value`, among sentences that never change. Form 1.
extension EvidenceStatement {
  private static let title = "ATTESTATION DE LA PASSERELLE NAVETTE, FORME 1"

  private enum Label: String, CaseIterable {
    case event = "Événement"
    case sentence = "Ce que c’est"
    case erds = "Type de preuve ETSI EN 319 522"
    case subject = "Objet"
    case agent = "Agent"
    case role = "Rôle"
    case instant = "Instant"
    case decision = "Décision"
    case article = "Article"
    case policy = "Politique"
    case policySet = "Jeu de politiques"
    case origin = "Journal"
    case leaf = "Entrée"
    case hour = "Heure commencée à"
    case retention = "Classe de conservation"
    case size = "Taille"
    case root = "Racine"
    case cosigner = "Cosignature"
    case timestamp = "Horodatage"
    case body = "Corps"
    case issued = "Établie le"

    func line(_ value: String) -> String { "\(rawValue) : \(EvidenceStatement.line(value))" }
    func line(_ value: String?) -> [String] { value.map { [line($0)] } ?? [] }
    func lines(_ values: [String]) -> [String] { values.map { line($0) } }
  }

  /// A value as one line holds it: what would begin another, or turn what follows round, is left out.
  public static func line(_ value: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in value.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: break
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// The bytes that are signed.
  public var bytes: [UInt8] {
    let sections = [
      [
        Self.title, "",
        "La passerelle atteste que l’événement décrit ici est inscrit dans son journal, et quand il y a été inscrit.",
        "Elle n’atteste d’aucun contenu et ne nomme personne : les identifiants sont opaques.",
      ], eventLines, placeLines, othersLines, bodyLines,
      ["PIÈCES DE CE DOSSIER (SHA-256)"] + parts.map { "\($0.digest)  \($0.name)" }, [Label.issued.line(issued)],
    ]
    return Array((sections.map { $0.joined(separator: "\n") }.joined(separator: "\n\n") + "\n").utf8)
  }

  private var eventLines: [String] {
    guard let code = event.code else {
      return ["ÉVÉNEMENT", "Rien de ce qui s’est passé n’est plus lisible : seule l’inscription est prouvée."]
    }
    let erds = event.erds.isEmpty ? "aucun équivalent" : event.erds.joined(separator: ", ")
    let facts = [
      Label.sentence.line(event.sentence), [Label.erds.line(erds)], Label.subject.line(event.subject),
      Label.agent.line(event.agent), Label.role.line(event.role), Label.instant.line(event.instant),
      Label.decision.line(event.decision), Label.article.lines(event.articles), Label.policy.lines(event.policies),
      Label.policySet.line(event.policySet),
    ]
    return ["ÉVÉNEMENT", Label.event.line(code)] + facts.flatMap { $0 }
  }

  private var placeLines: [String] {
    [
      "INSCRIPTION AU JOURNAL", Label.origin.line(place.origin), Label.leaf.line(String(place.leaf)),
      Label.hour.line(place.hour), Label.retention.line(place.retention), Label.size.line(String(place.size)),
      Label.root.line(place.root),
    ]
  }

  private var othersLines: [String] {
    let cosigned =
      place.cosigners.isEmpty
      ? [
        "Aucun témoin n’a encore cosigné un point de contrôle qui contient cette entrée : elle ne repose à ce jour que sur la",
        "clé du journal. La preuve peut être redemandée plus tard.",
      ] : Label.cosigner.lines(place.cosigners)
    let stamped =
      place.timestamps.isEmpty
      ? [
        "Aucune autorité n’a encore horodaté un point de contrôle qui contient cette entrée : sa date ne repose à ce jour que",
        "sur l’horloge de la passerelle. La preuve peut être redemandée plus tard.",
      ] : Label.timestamp.lines(place.timestamps.map { "\($0.authority), \($0.instant)" })
    return ["CE QUE D’AUTRES EN DISENT"] + cosigned + stamped
  }

  private var bodyLines: [String] {
    let sentence =
      switch body {
      case .joined: "L’entrée engage le corps joint, mot pour mot."
      case .reserved:
        "Le corps que l’entrée engage n’est remis qu’à l’auteur de la fiche et à qui a fait l’étape : ce qui est dit ici de "
          + "l’événement repose sur le sceau de la passerelle."
      case .pruned:
        "Le corps que l’entrée engageait a été effacé au terme de sa conservation : ce qui est dit ici de l’événement repose "
          + "sur le sceau de la passerelle. L’inscription reste prouvée."
      }
    return ["CORPS DE L’ENTRÉE", Label.body.line(body.rawValue), sentence]
  }
}

extension EvidenceStatement {
  /// Reads a statement.
  /// - Returns: nil for anything but the exact text that ``bytes`` writes.
  public init?(parsing bytes: [UInt8]) {
    guard bytes.count <= 65_536, let text = String(validating: bytes, as: UTF8.self) else { return nil }
    var values: [Label: [String]] = [:]
    var parts: [Part] = []
    for line in text.split(separator: "\n") {
      if let label = Label.allCases.first(where: { line.hasPrefix($0.rawValue + " : ") }) {
        values[label, default: []].append(String(line.dropFirst(label.rawValue.count + 3)))
      } else if line.utf8.count > 66, line.dropFirst(64).hasPrefix("  ") {
        parts.append(Part(name: String(line.dropFirst(66)), digest: String(line.prefix(64))))
      }
    }
    func one(_ label: Label) -> String? { values[label]?.first }
    guard let origin = one(.origin), let leaf = one(.leaf).flatMap({ UInt64($0) }), let hour = one(.hour),
      let retention = one(.retention), let size = one(.size).flatMap({ UInt64($0) }), let root = one(.root),
      let body = one(.body).flatMap(Body.init(rawValue:)), let issued = one(.issued)
    else { return nil }
    let erds = one(.erds).map { $0.split(separator: ", ").map(String.init) } ?? []
    self.init(
      event: Event(
        code: one(.event), sentence: one(.sentence), erds: erds == ["aucun équivalent"] ? [] : erds,
        subject: one(.subject), agent: one(.agent), role: one(.role), instant: one(.instant),
        decision: one(.decision), articles: values[.article] ?? [], policies: values[.policy] ?? [],
        policySet: one(.policySet)),
      place: Place(
        origin: origin, leaf: leaf, hour: hour, retention: retention, size: size, root: root,
        cosigners: values[.cosigner] ?? [],
        timestamps: (values[.timestamp] ?? []).compactMap { line in
          guard let comma = line.range(of: ", ", options: .backwards) else { return nil }
          return Stamp(authority: String(line[..<comma.lowerBound]), instant: String(line[comma.upperBound...]))
        }),
      body: body, parts: parts, issued: issued)
    // One form: what was not understood, or stands twice, is not written again.
    guard self.bytes == bytes else { return nil }
  }
}
