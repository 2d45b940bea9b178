internal import Gateway
internal import JSON
internal import Liaison
internal import Markup

extension Pages {
  /// The data-protection officer's page on what is past its retention.
  static let conservation: [Page] = [
    .get(Path("/conservation"), query: Fait.self) { visit, _, query in conservation(visit, fait: query.fait) },
    post("bordereau", DemandeVide.self) { gateway, _, agent in
      Reading { gateway.sheets.make(by: agent, completion: $0) }.map { _ in }
    },
    post("visa", DemandeDeVisa.self) { gateway, demande, agent in
      Reading { gateway.sheets.stamp(demande.numero, by: agent, completion: $0) }.map { _ in }
    },
    post("elimination", DemandeVide.self) { gateway, _, agent in
      Reading { gateway.runRetention(by: agent, completion: $0) }.map { _ in }
    },
    post("effacement", EffacementSaisi.self) { gateway, saisi, agent in
      Reading { gateway.erase(saisi.reference, saisi.motif, by: agent, completion: $0) }.map { _ in }
    },
  ]

  private static func conservation(_ visit: Visit, fait: String? = nil, tried: Form? = nil) -> Answering {
    Reading { visit.gateway.previewRetention(by: visit.agent, completion: $0) }.page(visit) {
      PageDeConservation(visit: visit, answer: $0.json, fait: fait, tried: tried).page
    }
  }

  private static func post<Body: Forme>(
    _ verb: String, _ type: Body.Type,
    _ start: @escaping @Sendable (Gateway, Body, AuthenticatedAgent) -> Reading<Void>
  ) -> Page {
    .post(Path("/conservation/" + verb)) { visit, _, form in
      // Several sheets are several forms of one act: the one that was sent shows what came of it.
      let scope = verb == "visa" ? "visa-\(form.value("numero"))" : verb
      return .act(visit, form.scoped(scope), again: { conservation(visit, tried: $0) }) {
        let body = try form.read(Body.self, on: visit)
        return start(visit.gateway, body, visit.agent)
      } done: { _ in
        .done(PageDeConservation.address.with("fait", verb))
      }
    }
  }
}

/// What the form for erasing one fiche holds: which one, and why.
private struct EffacementSaisi: Hashable, Forme {
  let reference: Reference
  let motif: MotifEffacement

  init(_ reader: JSONReader, today: CalendarDay) throws {
    (reference, motif) = try reader.object { fields in
      let (place, reason) = (try fields.required("reference"), try fields.required("motif"))
      guard let reference = try? Reference(typed: place.string(maxScalars: 40)), reference.kind == .ficheNavette else {
        throw place.fault(.invalidFormat)
      }
      guard let motif = try? MotifEffacement(code: reason.string(maxScalars: 40)) else {
        throw reason.fault(.notInList)
      }
      return (reference, motif)
    }
  }

  static let schema = JSONSchema.object([
    .required("reference", .string()), .required("motif", .codes(MotifEffacement.all.map(\.code))),
  ])

  var json: JSON { ["reference": .string(reference.description), "motif": .string(motif.code)] }
}
