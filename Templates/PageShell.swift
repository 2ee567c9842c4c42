/// The page around the agreement. Placeholder until the writer brings its own.
package enum PageShell {
    package static let html = "{{title}}{{{contents}}}{{{main}}}"
}
