internal import HTTP
internal import Markup

/// What one page shows, between the parts that all pages have.
struct PageContent: Sendable {
  /// The title of the window and of the page.
  let title: String
  /// The status it is answered with.
  var status: Status = .ok
  /// What follows the title.
  let content: HTML

  /// - Parameters:
  ///   - title: the page's one first-level title.
  ///   - status: the status it is answered with.
  init(_ title: String, status: Status = .ok, @HTMLBuilder _ content: () -> HTML) {
    (self.title, self.status, self.content) = (title, status, content())
  }

  /// The page, whole.
  func response(_ visit: Visit) -> Response {
    let page = Layout(visit: visit).document(self)
    return Response(status, contentType: "text/html; charset=utf-8", body: Array(page.markup.utf8))
  }
}

extension Answering {
  /// A page that is known at once.
  static func page(_ content: PageContent, _ visit: Visit) -> Answering { now(content.response(visit)) }

  /// Sends the browser to another page once something was done: reloading it does nothing twice.
  static func done(_ link: Link) -> Answering {
    now(Response(.seeOther, headers: [("Location", link.path)]))
  }
}
