internal import Cedar
public import Law
internal import Liaison

/// What the policies open, impose and close to somebody, with the facts of a situation.
///
/// Every circuit, ground and kind of destination is asked of the engine, and so is the avis de péril. What differs by
/// nothing that matters to a reader is said once: a destination is given by the circuits that the policies advise least
/// against, destinations that are alike are put together, and what is closed is said once for each permit of the law, where
/// it is nearest.
public struct Orientation: Sendable {
  /// The duties to transmit that the facts meet.
  public let devoirs: [PolicyNotice]
  /// The ways that do one of these duties.
  public let imposees: [Voie]
  /// The other ways that are open, those without a warning first.
  public let ouvertes: [Voie]
  /// What is closed, what lacks least first.
  public let fermees: [VoieFermee]

  init(_ enquete: Enquete) {
    let choix = enquete.choix()
    let alertes = Alertes(enquete)
    devoirs = alertes.devoirs
    let voies = Self.transmissions(choix, alertes) + Self.avis(enquete, alertes)
    imposees = voies.filter(\.estImposee)
    ouvertes =
      voies.filter { !$0.estImposee && $0.avertissements.isEmpty }
      + voies.filter { !$0.estImposee && !$0.avertissements.isEmpty }
    fermees = Self.closed(choix, enquete.book)
  }

  // MARK: Open

  private static func transmissions(_ choix: [Enquete.Choix], _ alertes: Alertes) -> [Voie] {
    let open = choix.filter(\.answer.isPermitted)
    let voies = groups(open) { Place(sorte: $0.lieu.sorte, fondement: $0.fondement) }.flatMap { place, choix in
      // The same ground and destination by another circuit is the same way: the one least advised against is kept.
      groups(least(choix)) { Notices($0.answer) }.map { notices, choix in
        Voie(
          acte: .transmission(choix.map(\.circuit)), fondements: [place.fondement], sortes: [place.sorte],
          politiques: notices.reasons, avertissements: notices.warnings,
          devoirs: alertes.done(by: place.sorte, place.fondement))
      }
    }
    return merged(voies)
  }

  private static func avis(_ enquete: Enquete, _ alertes: Alertes) -> [Voie] {
    merged(
      enquete.lieux.compactMap { lieu in
        let answer = enquete.avis(lieu)
        guard answer.isPermitted else { return nil }
        let fondements = AlineaPeril.all.map(\.fondement)
        return Voie(
          acte: .avisDePeril, fondements: fondements, sortes: [lieu.sorte], politiques: answer.reasons,
          avertissements: answer.warnings,
          devoirs: alertes.devoirs.filter { devoir in
            fondements.contains { alertes.done(by: lieu.sorte, $0).contains(devoir) }
          })
      })
  }

  private static func merged(_ voies: [Voie]) -> [Voie] {
    voies.reduce(into: []) { merged, voie in
      if let same = merged.firstIndex(where: { $0.differeParSesDestinations(de: voie) }) {
        merged[same].sortes += voie.sortes
      } else {
        merged.append(voie)
      }
    }
  }

  // MARK: Closed

  private static func closed(_ choix: [Enquete.Choix], _ book: PolicyBook) -> [VoieFermee] {
    // Who asks, the act and the type of what it is done to are the same in every question: so is what speaks of them.
    let permits = choix.first.map { book.permits(for: $0.request, in: $0.lieu.entities) } ?? []
    let usual = groups(choix) { Place(sorte: $0.lieu.sorte, fondement: $0.fondement) }.flatMap { least($0.1) }
    let all = permits.compactMap { permit -> (VoieFermee, Int)? in
      let lacking = usual.compactMap { choix in
        book.unmetClauses(of: permit, choix.request, in: choix.lieu.entities).map { (choix, unmet: $0) }
      }
      guard let least = lacking.map(\.unmet.count).min() else { return nil }
      let nearest = lacking.filter { $0.unmet.count == least }
      // Where what it opens is open anyway, by it or by another, nothing is closed.
      guard nearest.allSatisfy({ !$0.0.answer.isPermitted }) else { return nil }
      let best = nearest.filter { $0.unmet == nearest[0].unmet }
      guard let first = best.first else { return nil }
      let same = best.filter { $0.0.fondement == first.0.fondement }.map(\.0)
      let closed = VoieFermee(
        politique: permit, acte: .transmission(unique(same.map(\.circuit))), fondement: first.0.fondement,
        sortes: unique(same.map(\.lieu.sorte)),
        refus: first.0.answer.reasons.isEmpty ? [.nothingPermits] : first.0.answer.reasons,
        conditions: first.unmet.map { permit.conditions[$0] }.filter { !$0.isEmpty })
      return (closed, least)
    }
    let ordered = all.enumerated().sorted { ($0.element.1, $0.offset) < ($1.element.1, $1.offset) }.map(\.element.0)
    // A permit that only adds a formality to another's conditions closes nothing more than the other.
    return ordered.reduce(into: []) { kept, closed in
      let isCovered = kept.contains {
        $0.fondement == closed.fondement && $0.refus == closed.refus
          && Set($0.conditions).isSubset(of: closed.conditions) && Set(closed.sortes).isSubset(of: $0.sortes)
      }
      if !isCovered { kept.append(closed) }
    }
  }

  // MARK: Grouping, in the order of the lists

  private struct Place: Hashable {
    let sorte: SorteDOrganisme
    let fondement: FondementLegal
  }

  /// What is said of a choice; two are told apart by the policies' names.
  private struct Notices: Hashable {
    let reasons: [PolicyNotice]
    let warnings: [PolicyNotice]

    init(_ answer: PolicyBook.Answer) { (reasons, warnings) = (answer.reasons, answer.warnings) }

    func hash(into hasher: inout Hasher) {
      for notice in reasons + warnings { hasher.combine(notice.id) }
    }
  }

  /// Those that the policies advise least against.
  private static func least(_ choix: [Enquete.Choix]) -> [Enquete.Choix] {
    let least = choix.map(\.answer.warnings.count).min()
    return choix.filter { $0.answer.warnings.count == least }
  }

  private static func groups<Element, Key: Hashable>(
    _ elements: [Element], by key: (Element) -> Key
  ) -> [(Key, [Element])] {
    let groups = Dictionary(grouping: elements, by: key)
    return unique(elements.map(key)).map { ($0, groups[$0] ?? []) }
  }

  private static func unique<Element: Hashable>(_ elements: [Element]) -> [Element] {
    var seen: Set<Element> = []
    return elements.filter { seen.insert($0).inserted }
  }
}
