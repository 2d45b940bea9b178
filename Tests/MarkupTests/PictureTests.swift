import Markup
import Testing

struct PictureTests {
  @Test func `a picture says what it shows to those who cannot see it`() {
    let drawn = picture(id: "g1", size: (20, 10), title: "Refus", description: "Deux") {
      bar(x: 0, y: 1, width: 3, height: 4, .class("axe"))
      inscription(x: 1, y: 2, "Mars", anchor: .end)
    }
    #expect(
      drawn.markup
        == "<svg id=\"g1\" role=\"img\" aria-labelledby=\"g1-titre\" aria-describedby=\"g1-description\""
        + " viewBox=\"0 0 20 10\"><title id=\"g1-titre\">Refus</title><desc id=\"g1-description\">Deux</desc>"
        + "<rect x=\"0\" y=\"1\" width=\"3\" height=\"4\" class=\"axe\"></rect>"
        + "<text x=\"1\" y=\"2\" text-anchor=\"end\">Mars</text></svg>")
  }

  @Test(arguments: ["</title><script>alert(1)</script>", "\"><rect onload=\"x\"", "&lt;", "'"])
  func `no text of a picture becomes markup`(hostile: String) {
    let drawn = picture(id: hostile, size: (1, 1), title: hostile, description: hostile) {
      inscription(x: 0, y: 0, hostile)
    }
    #expect(!drawn.markup.contains("<script") && !drawn.markup.contains("onload=\""))
    #expect(drawn.markup.split(separator: "<").count == 8)
  }
}
