internal import Cedar
internal import Law
internal import Liaison

/// The questions of an orientation, asked of the engine one by one: it has no rule of its own.
struct Enquete {
  /// One destination that could be chosen, and everything that is known of it and of who asks.
  struct Lieu {
    let sorte: SorteDOrganisme
    let organisme: Organisme
    let resource: EntityUID
    let entities: Entities
  }

  /// One transmission that could be made.
  struct Choix {
    let lieu: Lieu
    let circuit: Circuit
    let fondement: FondementLegal
    let request: Request
    let answer: PolicyBook.Answer
  }

  let book: PolicyBook
  let lieux: [Lieu]
  private let agent: EntityUID
  private let faits: Value

  /// - Throws: what describing the entities throws; `LiaisonError` for a kind of body that cannot be.
  init(_ book: PolicyBook, by agent: PolicyEntity, _ faits: FaitsCodes) throws {
    (self.book, self.agent, self.faits) = (book, agent.uid, .record(Record(faits)))
    lieux = try SorteDOrganisme.toutes.map { sorte in
      let organisme = try sorte.exemple()
      let place = organisme.policyEntity
      // The example may be among the bodies that the agent's own entity names: it is described once.
      let known = [agent.entity, place.entity] + (agent.related + place.related).filter { $0.uid != place.uid }
      return Lieu(sorte: sorte, organisme: organisme, resource: place.uid, entities: try Entities(known))
    }
  }

  /// Every circuit and ground towards every destination.
  func choix() -> [Choix] {
    lieux.flatMap { lieu in
      FondementLegal.all.flatMap { fondement in
        Circuit.all.map { circuit in
          let act = Transmettre(destination: lieu.organisme, circuit: circuit, fondement: fondement, lus: faits)
          let request = request(act, lieu)
          return Choix(
            lieu: lieu, circuit: circuit, fondement: fondement, request: request,
            answer: book.answer(request, in: lieu.entities))
        }
      }
    }
  }

  /// What the policies say of an avis de péril to a destination.
  func avis(_ lieu: Lieu) -> PolicyBook.Answer {
    book.answer(request(AviserPeril(destination: lieu.organisme), lieu), in: lieu.entities)
  }

  /// What the facts still impose once something went to a destination under a ground.
  func alertes(_ lieu: Lieu, _ fondement: FondementLegal) -> [PolicyNotice] {
    let answer = book.answer(
      request(Alerter(destination: lieu.organisme, fondement: fondement, lus: faits), lieu), in: lieu.entities)
    return answer.isPermitted ? answer.reasons : []
  }

  private func request<Act: GatedAct>(_ act: Act, _ lieu: Lieu) -> Request {
    Request(principal: agent, action: EntityTypes.uid(of: Act.action), resource: lieu.resource, context: act.context)
  }
}
