import Gateway
import JSON

extension ReglesDesFiches {
  /// Reads `{mois, moisMineurs, moisSansSuite, visaDesArchives}`: months after the last contact, two years when they are not
  /// said; longer is what archives are for.
  init(_ reader: JSONReader) throws {
    self = try reader.object { fields in
      let months = Int64(1)...Int64(Self.maximum)
      let usual = Self.usuelles
      return ReglesDesFiches(
        mois: try fields.optional("mois").map { Int(try $0.integer(in: months)) } ?? usual.mois,
        moisMineurs: try fields.optional("moisMineurs").map { Int(try $0.integer(in: months)) } ?? usual.moisMineurs,
        moisSansSuite: try fields.optional("moisSansSuite").map { Int(try $0.integer(in: months)) }
          ?? usual.moisSansSuite,
        visaDesArchives: try fields.optional("visaDesArchives")?.bool() ?? usual.visaDesArchives)
    }
  }
}
