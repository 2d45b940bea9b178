import JSON
import Law

extension CaseReport {
  /// For `--json`.
  var json: JSON {
    [
      "cas": .integer(Int64(cases)), "refusAttendus": .integer(Int64(refusals)), "reussis": .integer(Int64(passed)),
      "echecs": .array(
        failures.map {
          [
            "fichier": .string($0.file), "cas": .string($0.sentence),
            "ecarts": .array($0.differences.map(JSON.string)),
          ]
        }),
      "couverture": [
        "politiques": .integer(Int64(coverage.policies)),
        "jamaisAppliquees": .array(coverage.neverApplied.map(JSON.string)),
        "jamaisEcartees": .array(coverage.neverUnmet.map(JSON.string)),
      ],
      "mutants": [
        "total": .integer(Int64(mutation.mutants)), "tues": .integer(Int64(mutation.killed)),
        "survivants": .array(
          mutation.survivors.map {
            [
              "politique": .string($0.policy), "condition": .integer(Int64($0.clause)), "libelle": .string($0.wording),
            ]
          }),
      ],
    ]
  }

  /// As it is told in a terminal.
  func print(_ console: Console) {
    for failure in failures {
      console.print("✗ \(SafeText.line(failure.file)) : « \(SafeText.line(failure.sentence)) »")
      for difference in failure.differences { console.print("    \(SafeText.line(difference))") }
    }
    for policy in coverage.neverApplied { console.print("✗ jamais appliquée par un cas : \(SafeText.line(policy))") }
    for policy in coverage.neverUnmet { console.print("✗ jamais écartée par un cas : \(SafeText.line(policy))") }
    for survivor in mutation.survivors {
      console.print("✗ condition qu’aucun cas n’exige : \(SafeText.line(survivor.description))")
    }
    console.print("Cas        \(passed)/\(cases) réussis, dont \(refusals) refus attendus")
    console.print("Couverture \(coverage.covered)/\(coverage.policies) politiques appliquées et écartées")
    console.print("Mutants    \(mutation.killed)/\(mutation.mutants) conditions retirées, chacune remarquée par un cas")
  }
}
