/// The style sheet of the page. It adds no words: every word, label and number is in the page itself.
///
/// Changes read without colour: inserted words are underlined, struck ones struck through, and a bar stands at the left
/// of every changed passage. In print only the marks, the heads and the text remain.
///
/// A sibling selector passes over the text between two elements: no rule may set a change off from the mark of the change
/// before it, or a gap opens in front of a changed sign, however many words stand between.
package enum PageStyle {
    package static let css: StaticString = """
        :root {
          color-scheme: light dark;
          --paper: #fdfcfa; --ink: #1c1b19; --quiet: #66625b; --line: #dcd8cf; --panel: #f4f1ea; --link: #1f4f8f;
          --new: #0f5a2b; --new-back: #e3f3e5; --old: #97201d; --old-back: #fbe9e6; --bar: #55514a;
          --clash: #8a5a00; --clash-back: #fdf2d6;
          --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Source Serif 4", Georgia, "Noto Serif", serif;
          --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #17181a; --ink: #e6e3dc; --quiet: #a09b91; --line: #37383a; --panel: #202225; --link: #9cc1f5;
            --new: #8fdca4; --new-back: #15301e; --old: #f3a29b; --old-back: #3a1d1b; --bar: #a8a297;
            --clash: #f0c468; --clash-back: #352a12;
          }
        }
        * { box-sizing: border-box; }
        html { scroll-padding-top: 1.5rem; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 1.0625rem/1.62 var(--serif); font-kerning: normal; overflow-wrap: break-word;
          display: grid; grid-template-columns: minmax(0, 1fr);
          grid-template-areas: "header" "contents" "main";
        }
        a { color: var(--link); text-underline-offset: .18em; text-decoration-thickness: .06em; }
        p, pre, blockquote, h1, h2, h3, h4, h5, h6 { margin: 0 0 .8em; }
        :focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }

        header {
          grid-area: header; padding: 1.1rem clamp(1rem, 4vw, 2.5rem) 1rem; background: var(--panel);
          border-bottom: 1px solid var(--line); font: .875rem/1.5 var(--sans);
        }
        header p { margin: 0; }
        header .version { color: var(--quiet); font-weight: 600; letter-spacing: .01em; }
        header .document { font: 600 1.3rem/1.35 var(--serif); margin: .1rem 0 .25rem; text-wrap: balance; }
        header .party, header .term { display: inline; color: var(--quiet); }
        header .party:has(+ .party, + .term)::after { content: " ·"; }
        .legend { margin-top: .75rem; padding-top: .7rem; border-top: 1px solid var(--line); max-width: 70rem; }
        .legend ins, .legend del { margin-right: .6em; }
        .legend .key { color: var(--quiet); }
        .legend ul { margin: .35rem 0 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .1rem 1.6rem; }
        .open-conflicts {
          margin-top: .75rem; padding: .55rem .8rem; border: 1px solid var(--clash); border-left-width: 5px;
          background: var(--clash-back); border-radius: 3px; max-width: 70rem;
        }
        .open-conflicts ul { margin: .2rem 0 0; padding-left: 1.2rem; }
        .open-conflicts a { color: inherit; }
        .open-contents {
          position: fixed; right: 1rem; bottom: 1rem; z-index: 1; padding: .5rem .95rem; border-radius: 2rem;
          background: var(--ink); color: var(--paper); font: 600 .875rem/1.4 var(--sans); text-decoration: none;
          box-shadow: 0 2px 8px rgb(0 0 0 / .3);
        }

        nav { grid-area: contents; font: .875rem/1.45 var(--sans); display: none; }
        nav:target {
          display: block; position: fixed; inset: 0; z-index: 2; overflow: auto; overscroll-behavior: contain;
          padding: 1rem 1.1rem 3rem; background: var(--paper);
        }
        nav .caption { font-weight: 600; margin: .2rem 0 .6rem; }
        nav .close { position: absolute; right: 1.1rem; top: 1.1rem; }
        nav ol { list-style: none; margin: 0; padding: 0; }
        nav li { position: relative; }
        nav li.article { padding-left: 1.2rem; }
        nav li.section { padding-left: .2rem; }
        nav li > a, nav li > span { display: block; padding: .22rem 0; color: var(--ink); text-decoration: none; }
        nav li > a:hover { color: var(--link); text-decoration: underline; }
        nav li.section > a { color: var(--quiet); }
        nav .division { margin: .9rem 0 .2rem; font-weight: 600; font-size: .8125rem; letter-spacing: .02em; }
        nav .article > a > .label, nav .article > span > .label { color: var(--quiet); font-size: .8125rem; }
        nav summary {
          position: absolute; left: 0; top: 0; width: 1.2rem; height: 1.75rem; cursor: pointer; list-style: none;
        }
        nav summary::-webkit-details-marker { display: none; }
        nav summary::before {
          content: ""; position: absolute; left: .15rem; top: .62rem; border: .28rem solid transparent;
          border-left-color: var(--quiet); border-right: 0;
        }
        nav details[open] > summary::before { transform: rotate(90deg); }
        nav summary span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
        nav del, nav ins { margin: 0 .1em; background: none; }

        main { grid-area: main; width: 100%; max-width: 46rem; padding: 1.6rem clamp(1.15rem, 5vw, 2.5rem) 6rem; }
        main h1 { font-size: 1.9rem; line-height: 1.2; text-align: center; margin: 1.2rem 0 1.2rem; text-wrap: balance; }
        main h1 + .cover { margin-top: 0; }
        .cover { text-align: center; margin: 0 0 2.5rem; }
        main .division {
          font-size: 1.1rem; line-height: 1.4; text-align: center; letter-spacing: .04em; text-wrap: balance;
          margin: 3.2rem 0 0; padding: .5rem 0; border-top: 1px solid var(--line); border-bottom: 1px solid var(--line);
        }
        main .article { margin: 3rem 0 0; }
        main .article > h2 { font-size: 1.45rem; line-height: 1.25; margin: 0 0 1.1rem; text-wrap: balance; }
        main .article > h2 > .label { display: block; font-size: .95rem; font-weight: 600; letter-spacing: .06em; color: var(--quiet); }
        main .section { margin: 1.7rem 0 0; }
        main .section > h3 { font-size: 1.125rem; line-height: 1.35; margin-bottom: .5em; }
        main .section > h4 { font-size: 1.0625rem; line-height: 1.4; margin-bottom: .4em; }
        main .section > :is(h5, h6) { font-size: 1.0625rem; font-style: italic; line-height: 1.4; margin-bottom: .4em; }
        main .section > p > .label { font-weight: 600; }
        main .section .section { margin-top: 1.2rem; }
        main { --step: 2.4em; }
        main .item { --hang: var(--step); }

        main :is(.item, .footnote) > p:first-of-type { padding-left: var(--hang); text-indent: calc(-1 * var(--hang)); }
        main :is(.item, .footnote) > p:first-of-type > * { text-indent: 0; }
        main :is(.item, .footnote) > p > .label {
          display: inline-block; min-width: calc(var(--hang) - .27em); font-variant-numeric: tabular-nums lining-nums;
        }
        main .item > p > .heading { font-weight: 600; }
        main .item > :not(p:first-of-type) { margin-left: var(--step); }
        main .bullet > :not(p:first-of-type) { margin-left: 1.3em; }
        main .item { margin: 0 0 .8em; }
        main .bullet { --hang: 1.3em; }
        main .bullet > p > .label { color: var(--quiet); }
        blockquote { margin: 1em 0 1em 1.2em; padding-left: 1em; border-left: 3px solid var(--line); color: var(--ink); }
        pre { font: .8125rem/1.5 ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; overflow-x: auto; }
        code { font-family: ui-monospace, "SF Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: .88em; }
        main .rule { white-space: pre-wrap; overflow-wrap: anywhere; color: var(--quiet); }
        main p { overflow-wrap: anywhere; hyphens: manual; }
        main .footnote { font-size: .9rem; line-height: 1.5; --hang: 1.6em; }
        main .footnote > p { margin-bottom: .4em; }
        .mark, .paper { line-height: 0; font-size: .7rem; }
        .mark a { text-decoration: none; padding: 0 .1em; }

        .table { margin: 1.2em 0 1.5em; }
        .scroll { overflow-x: auto; }
        table {
          border-collapse: collapse; min-width: 55%; font-size: .94rem; line-height: 1.4;
          font-variant-numeric: tabular-nums lining-nums;
        }
        caption { text-align: left; font-weight: 600; }
        .table .caption { font-weight: 600; margin-bottom: .35em; }
        caption .caption { position: sticky; left: 0; max-width: 82vw; }
        th, td { padding: .38em .8em .38em .5em; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        td > :last-child, th > :last-child { margin-bottom: 0; }
        th { font: 600 .8125rem/1.35 var(--sans); vertical-align: bottom; border-bottom: 2px solid var(--quiet); }
        .left { text-align: left; } .center { text-align: center; } .right { text-align: right; }

        ins { color: var(--new); background: var(--new-back); text-decoration: underline; text-decoration-thickness: .09em; text-underline-offset: .16em; }
        del { color: var(--old); background: var(--old-back); text-decoration: line-through; text-decoration-thickness: .08em; }
        del + ins, ins + del { margin-left: .18em; }
        .paper {
          font-family: var(--sans); font-weight: 600; letter-spacing: .03em; color: var(--quiet); margin: 0 .1em 0 .25em;
          white-space: nowrap; font-style: normal; text-decoration: none; vertical-align: baseline; position: relative; top: -.5em;
        }
        p.changed, h1.changed, h2.changed, h3.changed, h4.changed, h5.changed, h6.changed, pre.changed, .inserted, .struck { position: relative; }
        :is(p, h1, h2, h3, h4, h5, h6, pre).changed::before,
        :is(p, h1, h2, h3, h4, h5, h6, pre, div, section, blockquote):is(.inserted, .struck)::before {
          content: ""; position: absolute; left: -.75rem; top: .15em; bottom: .15em; width: 0; border-left: 3px solid var(--bar);
        }
        :is(.inserted, .struck) :is(.inserted, .struck)::before { display: none; }
        td.changed, th.changed, td.inserted, td.struck, th.inserted, th.struck,
        tr.inserted > :first-child, tr.struck > :first-child { box-shadow: inset 3px 0 var(--bar); }
        tr.inserted > :not(:first-child), tr.struck > :not(:first-child) { box-shadow: none; }
        span.conflict {
          border: 1px dashed var(--clash); background: var(--clash-back); padding: .05em .2em; margin: 0 .1em;
          -webkit-box-decoration-break: clone; box-decoration-break: clone;
        }
        aside {
          font: .875rem/1.45 var(--sans); margin: 0 0 .8em; padding: .45rem .75rem; border-radius: 3px;
          border: 1px solid var(--line); border-left: 5px solid var(--quiet); background: var(--panel);
        }
        .move-note { border-style: none none none solid; color: var(--quiet); }
        .conflict-note { border-color: var(--clash); background: var(--clash-back); }
        .permalink { text-indent: 0; text-decoration: none; font: 400 .85em/1 var(--sans); color: var(--quiet); opacity: 0; }
        .permalink::before { content: "\\00a0#"; }
        :is(p, h1, h2, h3, h4, h5, h6, pre):hover > .permalink { opacity: 1; }
        main :target { scroll-margin-top: 1.5rem; }
        main :is(p, h1, h2, .item, .footnote):target, main :is(section, .item):target > :is(h2, h3, h4, h5, h6, p):first-of-type { background: var(--panel); box-shadow: 0 0 0 .3rem var(--panel); }

        @media (max-width: 36rem) {
          body { font-size: 1rem; line-height: 1.55; }
          main { --step: 1.9em; }
          main .bullet { --hang: 1.1em; }
          main h1 { font-size: 1.55rem; }
          blockquote { margin-left: 0; }
          p.changed::before, .inserted::before, .struck::before { left: -.6rem !important; }
        }
        @media (min-width: 64rem) {
          body {
            grid-template-columns: 18.5rem minmax(0, 1fr); grid-template-rows: auto 1fr;
            grid-template-areas: "header header" "contents main";
          }
          .open-contents, nav .close { display: none; }
          nav, nav:target {
            display: block; position: sticky; inset: auto; top: 0; align-self: start; height: 100vh; overflow: auto;
            padding: 1.5rem 1rem 2rem 1.6rem; border-right: 1px solid var(--line); background: none; z-index: 0;
          }
          main { padding: 2rem 3rem 8rem; margin: 0 auto; max-width: 48rem; }
        }
        @media print {
          @page { margin: 22mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font: 8pt sans-serif; } }
          :root {
            color-scheme: light; --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --panel: #fff; --link: #000;
            --new: #0b4a22; --new-back: transparent; --old: #7d1512; --old-back: transparent; --bar: #000;
            --clash: #5c3d00; --clash-back: transparent;
          }
          html { font-size: 10.5pt; }
          body { display: block; font-size: 1rem; line-height: 1.45; }
          nav, nav:target, .open-contents, .permalink { display: none; }
          header { padding: 0 0 .6rem; background: none; }
          main { max-width: none; padding: 8pt 0 0 10pt; margin: 0; }
          a { text-decoration: none; color: inherit; }
          h1, h2, h3, h4, h5, h6, caption, thead { break-after: avoid; break-inside: avoid; }
          p { orphans: 3; widows: 3; }
          tr, .rule, aside { break-inside: avoid; }
          aside { break-after: avoid; }
          main .article { margin-top: 22pt; }
          .scroll { overflow: visible; }
          pre { white-space: pre-wrap; }
        }

        """
}
