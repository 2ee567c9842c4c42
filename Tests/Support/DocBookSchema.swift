import CLibXML2

/// The DocBook 5.0 schema as the system has it installed, held by libxml2.
package final class DocBookSchema {
    /// Where Debian's docbook5-xml and Homebrew's docbook put it.
    private static let places = [
        "/usr/share/xml/docbook/schema/rng/5.0/docbook.rng",
        "/opt/homebrew/opt/docbook/docbook/xml/5.0/rng/docbook.rng",
        "/usr/local/opt/docbook/docbook/xml/5.0/rng/docbook.rng",
    ]

    private let schema: xmlRelaxNGPtr

    /// Nil, said aloud, when no schema is installed.
    package init?() {
        for place in Self.places {
            guard let context = xmlRelaxNGNewParserCtxt(place) else { continue }
            xmlRelaxNGSetParserStructuredErrors(context, { _, _ in }, nil)
            let parsed = xmlRelaxNGParse(context)
            xmlRelaxNGFreeParserCtxt(context)
            if let parsed {
                schema = parsed
                return
            }
        }
        print("DocBook schema not installed (docbook5-xml): validity is not tested")
        return nil
    }

    deinit { xmlRelaxNGFree(schema) }

    /// Whether the document is well-formed and valid.
    package func accepts(_ document: [UInt8]) -> Bool {
        let tree = document.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), "test.xml", nil,
                Int32(XML_PARSE_NONET.rawValue))
        }
        guard let tree else { return false }
        defer { xmlFreeDoc(tree) }
        guard let context = xmlRelaxNGNewValidCtxt(schema) else { return false }
        defer { xmlRelaxNGFreeValidCtxt(context) }
        xmlRelaxNGSetValidStructuredErrors(
            context,
            { _, error in
                if let error, let message = error.pointee.message {
                    print("line \(error.pointee.line): \(String(cString: message))", terminator: "")
                }
            }, nil)
        return xmlRelaxNGValidateDoc(context, tree) == 0
    }
}
