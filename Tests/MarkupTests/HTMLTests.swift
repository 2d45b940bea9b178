import Markup
import Testing

struct HTMLTests {
  @Test func `text is escaped in content and in attributes`() {
    let hostile = #"<script>alert("x")</script>&'"#
    let escaped = "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;&#39;"
    #expect(p { hostile }.markup == "<p>\(escaped)</p>")
    #expect(input(.value(hostile)).markup == "<input value=\"\(escaped)\">")
    #expect(p(.data("x", hostile)) {}.markup == "<p data-x=\"\(escaped)\"></p>")
  }

  @Test(arguments: ["\u{0}", "\u{8}", "\u{1b}", "\u{7f}"])
  func `a control character never reaches a page`(text: String) {
    #expect(p { text }.markup == "<p>\u{fffd}</p>")
  }

  @Test func `a link encodes its places and stays on the site`() {
    let link = Link.init(stringLiteral: "/fiches").appending("../\"><x").with("q", "é&=")
    #expect(link.path == "/fiches/..%2F%22%3E%3Cx?q=%C3%A9%26%3D")
    #expect(Link.fragment("javascript:alert(1)").path == "#javascript%3Aalert%281%29")
  }

  @Test func `loops, conditions and absent pieces are written in order`() {
    let absent: String? = nil
    let list = ul {
      for name in ["a", "b"] { li { name } }
      if absent == nil { li(.class("vide").when(true)) { "rien" } } else { li { "?" } }
      absent
    }
    #expect(list.markup == "<ul><li>a</li><li>b</li><li class=\"vide\">rien</li></ul>")
  }

  @Test func `a document has its language, its title and one script`() {
    let page = HTML.document(language: "fr", title: "A < B", script: "/x.js", head: {}, body: { main { h1 { "A" } } })
    #expect(
      page.markup.hasPrefix("<!DOCTYPE html><html lang=\"fr\"><head><meta charset=\"utf-8\"><title>A &lt; B</title>"))
    #expect(
      page.markup.hasSuffix(
        "<script type=\"module\" src=\"/x.js\"></script></head><body><main><h1>A</h1></main></body></html>"))
  }
}
