public import Cedar
internal import Law
public import Liaison

/// Disclosing a fiche to a body: on which circuit, under which ground, with which facts.
public struct Transmettre: GatedAct {
  /// `Action::"transmettre"`.
  public static let action = ActionName.transmettre
  /// The destination.
  public let destination: Organisme
  /// The circuit.
  public let circuit: Circuit
  /// The ground invoked.
  public let fondement: FondementLegal
  /// The facts as the policies read them, made once: the whole and each section are decided on them.
  let lus: Value
  /// The destination, made once too.
  public let resource: PolicyEntity
  /// Circuit, ground and facts.
  public let context: Record

  package init(destination: Organisme, circuit: Circuit, fondement: FondementLegal, faits: FaitsCodes) {
    self.init(destination: destination, circuit: circuit, fondement: fondement, lus: .record(Record(faits)))
  }

  /// The same, of facts that were read once for many questions.
  init(destination: Organisme, circuit: Circuit, fondement: FondementLegal, lus: Value) {
    (self.destination, self.circuit, self.fondement, self.lus) = (destination, circuit, fondement, lus)
    resource = destination.policyEntity
    context = ["circuit": .text(circuit.code), "fondement": .text(fondement.code), "faits": lus]
  }
}

/// Disclosing one section of a fiche to a body: the unit of minimisation (RGPD 5.1.c).
public struct Communiquer: GatedAct {
  /// `Action::"communiquer"`.
  public static let action = ActionName.communiquer
  /// The disclosure that the section is part of.
  public let transmission: Transmettre
  /// The section.
  public let section: SectionCode
  /// What the RGPD makes of it; an attachment has its own category.
  public let categorie: CategorieRGPD

  /// The destination.
  public var resource: PolicyEntity { transmission.resource }
  /// What the section adds to the facts of the whole: itself and its category.
  var added: Record { ["section": .text(section.code), "categorie": .text(categorie.code)] }
  /// Section, category, circuit, ground and facts.
  public var context: Record { transmission.context.adding(added) }
}
