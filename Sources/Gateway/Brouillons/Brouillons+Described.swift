public import JSON
public import Liaison

extension KeepDraft {
  /// What keeping a draft answers.
  public static let answer: [JSONSchema.Member] = [
    .required("id", BrouillonID.schema), .required("modifieLe", Instants.schema),
    .required("expireLe", Instants.schema),
  ]
}

extension ReadDrafts {
  /// What reading a draft answers.
  public static let answer = KeepDraft.answer + [.required("cms", .base64(maxBytes: KeepDraft.maximumBytes))]

  /// What the list of one's drafts answers. `ancienneCle` says that a draft is sealed to a key that another has replaced.
  public static let listAnswer: [JSONSchema.Member] = [
    .required(
      "brouillons",
      .array(
        of: JSONSchema.object(
          KeepDraft.answer + [.required("taille", .count), .required("ancienneCle", .boolean)]
        ).named("Brouillon"), count: 0...2 * KeepDraft.maximumCount))
  ]
}

extension BrouillonID: Described {
  /// 32 lowercase hexadecimal digits.
  public static var schema: JSONSchema {
    JSONSchema.hexadecimal(bytes: byteCount).described("Nom d’un brouillon, tiré au sort par son auteur.")
      .named("nomDeBrouillon")
  }
}
