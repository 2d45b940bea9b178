/// Hides the small numbers of a quarter's tables, and whatever would give them back.
///
/// ## What is proven
///
/// Whoever holds every published table of the quarter (the whole, and its cuts by month, territory, unit and employer, of
/// every indicator) cannot tell a hidden number under the threshold from 0, nor from the threshold. The proof is not a
/// computation that an error would falsify: it is another set of records, which gives the same tables.
///
/// Take one indicator, and leave everything else of every record as it is. Two records may exchange their values of it
/// when no published number sees it:
///
/// - **pool A** of a cut: the records whose value is in none of the columns that the cut shows, whatever their part;
/// - **pool B** of a cut: the records in the parts whose lines it does not show, whatever their value;
///
/// within a pool, between records that every *other* cut which would see the exchange counts in the same place. So within
/// each such class a hidden number runs freely between Fréchet's bounds, and over the classes their sums bound it. Where
/// the bounds do not leave 0 and the threshold within reach, a column less is shown, until they do, or the indicator is
/// withheld. Values that are hidden in the whole may besides become one another, and parts that are too small to have a
/// total may exchange their records: nothing shows either.
///
/// Records are in one quarter only, a quarter is counted once (``TableauxDuTrimestre`` is kept as it was), and longer periods
/// are added up from what is shown: they add nothing to what is known.
///
/// The methods are those of the literature on table protection (primary and complementary suppression, audit of feasibility
/// intervals: Willenborg and de Waal, *Elements of Statistical Disclosure Control*, 2001; exchange of records as an
/// argument of protection: Dalenius and Reiss 1982), kept to what can be proven in a page.
public struct Masquage: Sendable {
  /// The number under which a count is hidden, 2 at least.
  public let seuil: Int
  /// Whether what would give a hidden number back is hidden too. Off in one test only, which must then catch it.
  let complementaire: Bool

  /// The usual threshold.
  public static let seuilParDefaut = 5
  /// The threshold of what goes to everyone.
  public static let seuilStrict = 11

  /// With a threshold, 2 at least.
  public init(seuil: Int) { self.init(seuil: seuil, complementaire: true) }

  init(seuil: Int, complementaire: Bool) {
    precondition(seuil >= 2, "a threshold under 2 hides nothing")
    (self.seuil, self.complementaire) = (seuil, complementaire)
  }

  /// The tables of a quarter's records that may be shown.
  public func tableaux(_ releve: Releve) -> TableauxDePopulation {
    guard releve.total >= seuil else {
      return TableauxDePopulation(population: releve.population, total: nil, decoupages: [], indicateurs: [])
    }
    let profils = Profils(releve, seuil: seuil, complementaire: complementaire)
    let indicateurs = releve.indicateurs.indices.map { rang in
      PlanDIndicateur(releve, rang, profils, self).publie
    }
    return TableauxDePopulation(
      population: releve.population, total: releve.total, decoupages: profils.publies, indicateurs: indicateurs)
  }
}
