internal import Liaison
internal import Store

/// Périls, written or said aloud: each is justified by its author and reviewed by someone else. Saisines: nothing is told of
/// one after its closing.
extension JournalReplay {
  mutating func onAvis(_ key: ReferenceKey, _ body: UnsafeRawBufferPointer, _ agent: Int, isPermitted: Bool) {
    switch reader.kind {
    case .avisDePeril: return insert(key, .emis, body, agent)
    // One that was refused has no reference.
    case .saisine: return insert(key, nil, body, agent)
    case .transmissionOrale:
      insert(key, owesJustification(body) ? .emis : nil, body, agent)
      let permise = reader.place(of: .permise).map { body[$0.lowerBound] == UInt8(ascii: "t") } ?? false
      pending = PendingExamination(key: key, index: index, permise: permise)
      return
    case .examenOral: return examine(key, body, isPermitted: isPermitted)
    default: break
    }
    guard let known = avis[key] else {
      if mayBeUnknown { tally.unknown += 1 } else { fault(.unknownSubject) }
      return
    }
    guard isPermitted else { return }
    switch reader.kind {
    case .ouvertureAvis, .ouvertureSaisine: checkHanded(key, body)
    case .suiteDonnee: answer(key, body)
    case .suite: checkFollowing(body)
    case .justification: justify(key, known, body, agent)
    case .relecture: review(key, known, agent)
    default: break
    }
  }

  private mutating func insert(
    _ key: ReferenceKey, _ etat: EtatAvis.Nature?, _ body: UnsafeRawBufferPointer, _ agent: Int
  ) {
    let new = AvisReplay(etat: etat, auteur: agent, emis: reader.instant, asOf: index + 1)
    if avis.updateValue(new, forKey: key) != nil { fault(.alreadyKnown) }
    deposit(key, body)
  }

  /// What the policies said of something said aloud: the next entry of the same commit.
  private mutating func examine(_ key: ReferenceKey, _ body: UnsafeRawBufferPointer, isPermitted: Bool) {
    defer { pending = nil }
    guard let oral = pending, oral.key == key, oral.index + 1 == index else {
      if index == 0 || gap < index { fault(.examinationOfNothing) }
      return
    }
    if oral.permise != isPermitted { fault(.contradictoryExamination) }
    // A péril said aloud owes what its own policies say; the rest, what a transmission would.
    let isTransmission = bytes(reader.question.action.id, body).elementsEqual(ActionName.transmettre.rawValue.utf8)
    if isTransmission, owesJustification(body) { avis[key]?.etat = .emis }
  }

  private func owesJustification(_ body: UnsafeRawBufferPointer) -> Bool {
    guard let place = reader.place(of: .obligations) else { return false }
    var owes = false
    Self.eachText(in: place, of: body) { if $0.elementsEqual(Obligation.justification.utf8) { owes = true } }
    return owes
  }

  private mutating func justify(_ key: ReferenceKey, _ known: AvisReplay, _ body: UnsafeRawBufferPointer, _ agent: Int)
  {
    deposit(key, body)
    if agent != known.auteur { fault(.justifiedByAnother) }
    // A pruned examination may have said that one is owed.
    if known.asOf > gap {
      switch known.etat {
      case nil: fault(.nothingToJustify)
      case .emis: break
      case .some(let etat): fault(.impossibleOnAvis(.justifier, in: etat))
      }
    }
    let elapsed = reader.instant - known.emis
    let delay = Int64(EtatAvis.delaiDeJustification)
    let isLate = reader.place(of: .enRetard).map { body[$0.lowerBound] == UInt8(ascii: "t") } ?? false
    // Instants are journaled in whole seconds.
    if abs(elapsed - delay) > 1, isLate != (elapsed >= delay) { fault(.wrongDelay) }
    avis[key]?.etat = .justifie
    avis[key]?.asOf = index + 1
  }

  private mutating func answer(_ key: ReferenceKey, _ body: UnsafeRawBufferPointer) {
    if closedSaisines.contains(key) { fault(.toldAfterClosing) }
    if part(.reponse, body)?.elementsEqual(CodeDeSuite.cloturee.code.utf8) == true { closedSaisines.insert(key) }
  }

  private mutating func review(_ key: ReferenceKey, _ known: AvisReplay, _ agent: Int) {
    if agent == known.auteur { fault(.reviewedByItsAuthor) }
    if known.asOf > gap, known.etat != .justifie {
      fault(known.etat.map { .impossibleOnAvis(.relire, in: $0) } ?? .nothingToJustify)
    }
    avis[key]?.etat = .relu
    avis[key]?.asOf = index + 1
  }
}
