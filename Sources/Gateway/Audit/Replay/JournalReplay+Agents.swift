/// Agents come and go.
extension JournalReplay {
  /// What was done about an agent, or about a body.
  mutating func onIdentifier(_ body: UnsafeRawBufferPointer) {
    switch reader.kind {
    case .enrolement: enrol(body)
    case .revocation:
      let agent = concerned(body)
      if agents[agent].revoked == nil { agents[agent].revoked = reader.instant }
    case .attestation, .certificationAcces, .certificationCle, .depotCoffre, .recouvrement, .demandeRecouvrement:
      if agents[concerned(body)].revoked != nil { fault(.revokedAgent) }
    case .finAppartenance: _ = concerned(body)
    default: break
    }
  }

  mutating func enrol(_ body: UnsafeRawBufferPointer) {
    guard let name = part(.objet, body) else { return }
    let agent = number(ofAgent: name)
    if agents[agent].isEnrolled { fault(.alreadyEnrolled) }
    agents[agent].isEnrolled = true
  }

  /// The agent whom it is about.
  private mutating func concerned(_ body: UnsafeRawBufferPointer) -> Int {
    guard let name = part(.objet, body) else { return 0 }
    let agent = number(ofAgent: name)
    require(enrolled: agent)
    return agent
  }
}
