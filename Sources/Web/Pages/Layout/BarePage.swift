internal import HTTP
internal import Markup

/// What a browser is shown when there is nobody to make a page for: another site sent the person here, their certificate is
/// no agent's, or the request was refused before it was read. It runs nothing, and holds nothing of anybody's.
struct BarePage {
  let problem: Problem
  let assets: Assets

  /// Whether a page is what is waited for: a person went to an address of the site, or our script reads one for them.
  static func isWanted(_ headers: Headers) -> Bool {
    headers.all("Sec-Fetch-Mode").contains("navigate")
      || headers.all("Accept").contains { value in
        value.split(separator: ",").contains { range in
          let type = range.prefix { $0 != ";" }.filter { $0 != " " && $0 != "\t" }.lowercased()
          return type == "text/html" || type == "application/xhtml+xml"
        }
      }
  }

  /// The page, whole.
  var response: Response {
    let page = HTML.document(language: "fr", title: "\(problem.heading) · Navette", script: nil) {
      meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
      meta(.name("color-scheme"), .content("light dark"))
      link(.rel("icon"), .href(assets.icon.link))
      link(.rel("stylesheet"), .href(assets.stylesheet.link))
    } body: {
      header(.class("bandeau")) { p(.class("marque")) { "Navette" } }
      main(.id("contenu")) {
        h1 { problem.heading }
        ProblemPage.details(of: problem, titled: false)
        p { problem.advice }
        p { a(.href("/")) { "Continuer" } }
      }
    }
    return Response(
      problem.status, contentType: "text/html; charset=utf-8", headers: problem.fields, body: Array(page.markup.utf8))
  }
}
