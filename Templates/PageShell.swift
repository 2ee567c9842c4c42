/// The page around the agreement, a mustache template. It is parsed each time a page is written: keep it small.
package enum PageShell {
    package static let html = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{{title}} – {{version}}</title>
        <style>
        {{{style}}}</style>
        </head>
        <body>
        <header>
        <p class="version">{{version}}</p>
        <p class="document">{{title}}</p>
        {{#parties}}<p class="party">{{name}}</p>
        {{/parties}}
        {{#term}}<p class="term">{{term}}</p>
        {{/term}}
        {{#redline}}
        <div class="legend">
        <p><ins>Inserted</ins> <del>Struck</del> <span class="key">A bar at the left marks every changed passage; the \
        small letters behind a change name its paper.</span></p>
        <ul>
        {{#papers}}
        <li>{{caption}}</li>
        {{/papers}}
        </ul>
        </div>
        {{/redline}}
        {{#conflicted}}
        <div class="open-conflicts" role="note">
        <p>Papers disagree here. Both sides are shown, and neither is agreed:</p>
        <ul>
        {{#conflicts}}
        <li>{{#anchor}}<a href="#{{anchor}}">{{caption}}</a>{{/anchor}}{{^anchor}}{{caption}}{{/anchor}}</li>
        {{/conflicts}}
        </ul>
        </div>
        {{/conflicted}}
        <a class="open-contents" href="#contents">Contents</a>
        </header>
        {{{contents}}}
        {{{main}}}
        </body>
        </html>

        """
}
