internal import Liaison

/// Each fiche goes from state to state, and every decision on it holds it for what the entries make it.
extension JournalReplay {
  mutating func onReference(_ body: UnsafeRawBufferPointer, _ agent: Int, isPermitted: Bool) {
    // What was not created has no reference.
    guard let subject = part(.objet, body), subject.count == 20 else { return }
    let key = ReferenceKey(subject)
    if reader.kind == .transmission { return insert(key, body, agent) }
    guard UnsafeRawBufferPointer(rebasing: subject[..<2]).isSpelled("FN") else {
      return onAvis(key, body, agent, isPermitted: isPermitted)
    }
    let (fiche, explained) = explained(key, body)
    guard isPermitted else { return }
    let decided = decidedState(body)
    switch reader.kind {
    case .chronologie: return
    case .suite: return checkFollowing(body)
    case .acquittement, .archivage: break
    case .relance:
      if let explained, ![.transmise, .consultee, .reorientee, .accusee].contains(explained.etat) {
        return fault(.remindedOfNothing(in: explained.etat))
      }
    case .ouverture where fiche.map { fiches[$0].auteur } == agent: checkHanded(key, body)
    default: return advance(key, fiche, body, explained, decided)
    }
    confirm(fiche, body, explained, decided)
  }

  /// A new fiche.
  private mutating func insert(_ key: ReferenceKey, _ body: UnsafeRawBufferPointer, _ agent: Int) {
    let destination = bodyNames.number(bytes(reader.question.resource.id, body))
    let fiche = FicheReplay(etat: .transmise, auteur: agent, destination: destination, asOf: index + 1)
    if ficheNumbers.updateValue(fiches.count, forKey: key) != nil { fault(.alreadyKnown) }
    fiches.append(fiche)
    deposit(key, body)
  }

  /// The number of a fiche, and what the entries make of it: nil when only entries that are not there could tell.
  private mutating func explained(
    _ key: ReferenceKey, _ body: UnsafeRawBufferPointer
  ) -> (number: Int?, fiche: FicheReplay?) {
    if let number = ficheNumbers[key] {
      let fiche = fiches[number]
      return (number, fiche.asOf > gap ? fiche : unknown())
    }
    if mayBeUnknown { tally.unknown += 1 } else { fault(.unknownSubject) }
    // What the decision tells of it is all that is known from here on.
    guard let etat = decidedState(body) else { return (nil, nil) }
    let fiche = FicheReplay(
      etat: etat, auteur: number(ofAgent: bytes(reader.question.auteur, body)),
      destination: bodyNames.number(bytes(reader.question.destination, body)), asOf: 0)
    ficheNumbers.updateValue(fiches.count, forKey: key)
    fiches.append(fiche)
    return (fiches.count - 1, nil)
  }

  mutating func unknown<Value>() -> Value? {
    tally.unknown += 1
    return nil
  }

  /// An act that changes where a fiche stands.
  private mutating func advance(
    _ key: ReferenceKey, _ number: Int?, _ body: UnsafeRawBufferPointer, _ explained: FicheReplay?,
    _ decided: EtatFiche.Nature?
  ) {
    guard let transition = reader.kind.transition, let etat = explained?.etat ?? decided else { return }
    if let explained, !EtatFiche.permet(transition, dans: explained.etat) {
      let isUnopened = transition == .accuser && [.transmise, .reorientee].contains(explained.etat)
      fault(isUnopened ? .acknowledgedUnopened : .impossible(transition, in: explained.etat))
    } else {
      confirm(number, body, explained, decided)
    }
    if transition == .consulter { checkHanded(key, body) } else { deposit(key, body) }
    guard let number else { return }
    // An objection that is maintained changes nothing.
    let isStopped = reader.kind == .opposition && part(.issue, body)?.isSpelled("arretee") == true
    fiches[number].etat = isStopped ? .rappelee : etat.after(transition)
    fiches[number].asOf = index + 1
    if transition == .reorienter, let from = part(.de, body), let to = part(.vers, body) {
      if let explained, bodyNames.number(from) != explained.destination { fault(.anotherDestination) }
      fiches[number].destination = bodyNames.number(to)
    }
  }

  /// The decision was taken on the fiche that the entries tell of.
  private mutating func confirm(
    _ number: Int?, _ body: UnsafeRawBufferPointer, _ explained: FicheReplay?, _ decided: EtatFiche.Nature?
  ) {
    guard let decided else { return fault(.decisionOfSomethingElse) }
    if let explained {
      if decided != explained.etat { fault(.unexplainedState(decidedOn: decided, explained: explained.etat)) }
      if self.number(ofAgent: bytes(reader.question.auteur, body)) != explained.auteur { fault(.anotherAuthor) }
      if bodyNames.number(bytes(reader.question.destination, body)) != explained.destination {
        fault(.anotherDestination)
      }
    }
    guard let number else { return }
    fiches[number].etat = decided
    fiches[number].asOf = index + 1
  }

  func bytes(_ range: Range<Int>, _ body: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: body[range])
  }

  private func decidedState(_ body: UnsafeRawBufferPointer) -> EtatFiche.Nature? {
    EtatFiche.Nature(bytes(reader.question.etat, body))
  }
}

extension EventKind {
  /// The change of a fiche that it tells of.
  fileprivate var transition: TransitionFiche? {
    switch self {
    case .ouverture: .consulter
    case .accuse: .accuser
    case .refus: .refuser
    case .reorientation: .reorienter
    case .retour: .retourner
    case .cloture: .clore
    case .rappel: .rappeler
    case .effacement: .effacer
    case .retraitAccord: .retirer
    case .opposition: .decider
    default: nil
    }
  }
}
