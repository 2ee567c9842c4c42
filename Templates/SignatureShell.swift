/// The page around the redline of a paper that is signed by hand. It is made to be printed: no contents, no links, lines to
/// write on.
package enum SignatureShell {
    package static let html = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{paper}} – for signature – {{title}}</title>
        <style>
        {{{style}}}
        body { display: block; max-width: 48rem; margin: 0 auto; padding: 0 0 2rem; }
        header { background: none; padding: 1.6rem clamp(1.15rem, 5vw, 2.5rem) .8rem; border: 0; }
        header h1 { font: 600 1.6rem/1.25 var(--serif); margin: 0; }
        header .name { font: italic 1.15rem/1.4 var(--serif); margin: .2rem 0 0; }
        header .scope { margin-top: .9rem; }
        dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: 1rem 0; }
        dl.facts dt { color: var(--quiet); }
        dl.facts dd { margin: 0; }
        .digits { font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .95em; overflow-wrap: normal; }
        main { max-width: none; padding: .4rem clamp(1.15rem, 5vw, 2.5rem) 1rem; margin: 0; }
        main .article { margin-top: 1.4rem; }
        main .gap { color: var(--quiet); }
        footer, .beside { padding: 0 clamp(1.15rem, 5vw, 2.5rem); }
        footer { margin-top: 1rem; }
        footer h2, .beside h2 { font: 600 1.1rem/1.3 var(--sans); }
        .party { break-inside: avoid; margin: 1.2rem 0 1.6rem; }
        .party h3 { font: 600 1rem/1.4 var(--sans); margin: 0 0 .4rem; }
        .party h3 span { font-weight: 400; }
        .party dl { display: grid; grid-template-columns: 6rem minmax(0, 26rem); gap: .9rem .8rem; margin: .9rem 0 0; }
        .party dt { align-self: end; font: .875rem/1.2 var(--sans); }
        .party dd { margin: 0; height: 1.7rem; border-bottom: 1px solid var(--ink); }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        .hold { break-inside: avoid; border-top: 1px solid var(--line); padding-top: .8rem; font: .875rem/1.5 var(--sans); }
        {{#ofOnePaper}}
        .paper { display: none; }
        {{/ofOnePaper}}
        @media print { body { max-width: none; padding: 0; } header, main, footer, .beside { padding-left: 10pt; padding-right: 0; } }
        </style>
        </head>
        <body>
        <header>
        <h1>{{paper}}</h1>
        {{#paperName}}
        <p class="name">{{paperName}}</p>
        {{/paperName}}
        <dl class="facts">
        {{#facts}}
        <dt>{{fact}}</dt><dd>{{value}}</dd>
        {{/facts}}
        <dt>Digest</dt><dd class="digits">{{digest}}</dd>
        </dl>
        <p class="scope">{{scope}}</p>
        {{#changed}}
        <p><ins>Inserted</ins> <del>Struck</del></p>
        {{/changed}}
        </header>
        {{{main}}}
        {{#setsAside}}
        <section class="beside">
        <h2>It sets aside, while it is in force</h2>
        <ul>
        {{#provisions}}
        <li>{{words}}</li>
        {{/provisions}}
        </ul>
        </section>
        {{/setsAside}}
        {{#recitals}}
        <section class="beside">
        <h2>It says, and changes nothing by it</h2>
        <ul>
        {{#sentences}}
        <li>{{words}}</li>
        {{/sentences}}
        </ul>
        </section>
        {{/recitals}}
        <footer>
        <h2>Signatures</h2>
        {{#signers}}
        <div class="party">
        <h3>For the {{short}} <span>({{name}})</span></h3>
        <dl>
        <dt>Name</dt><dd><span class="hidden">to be written by hand</span></dd>
        <dt>Signature</dt><dd><span class="hidden">to be written by hand</span></dd>
        <dt>Date</dt><dd><span class="hidden">to be written by hand</span></dd>
        </dl>
        </div>
        {{/signers}}
        <div class="hold">
        <p>Digest of {{paper}}: <span class="digits">{{digest}}</span></p>
        <p>{{advice}}</p>
        </div>
        </footer>
        </body>
        </html>

        """
}
