// What axe does not look at. Each function gives readable lines, one for each element that falls short.

(() => {
    const FOCUSABLE = 'a[href], button:enabled, input:enabled:not([type=hidden]), select:enabled, summary, [tabindex="0"]';

    const shown = element => element.checkVisibility({visibilityProperty: true}) && element.getClientRects().length > 0;
    const hiddenForEyes = element => Boolean(element.closest('.visually-hidden, .nl-skip-link, .nl-number-badge__hidden-label'));
    const named = element => `${element.outerHTML.slice(0, 90)}`;
    const all = selector => [...document.querySelectorAll(selector)].filter(shown);

    // WCAG 2.5.8: 24 CSS px, but for a link that stands in a line of text.
    function smallTargets() {
        return all('button, select, summary, nav a, input:not([type=hidden])')
            .map(element => [element, (element.closest('label') || element).getBoundingClientRect()])
            .filter(([element, box]) => !hiddenForEyes(element) && (box.width < 24 || box.height < 24))
            .map(([element, box]) => `${named(element)} ${box.width}x${box.height}`);
    }

    // WCAG 2.4.7 by an outline (a shadow is gone in forced colours), and 2.4.11: never wholly behind something else.
    function lostFocus() {
        const lines = [];
        for (const element of all(FOCUSABLE)) {
            element.focus({focusVisible: true, preventScroll: true});
            element.scrollIntoView({block: 'nearest', behavior: 'instant'}); // what Tab does, without waiting for it
            if (document.activeElement !== element) {
                lines.push(`takes no focus: ${named(element)}`);
                continue;
            }
            const parts = [element, element.closest('label'), element.nextElementSibling].filter(Boolean);
            const outlined = parts.some(part => {
                const style = getComputedStyle(part);
                return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
            });
            if (!outlined) lines.push(`no outline: ${named(element)}`);
            if (!seen(element)) lines.push(`behind something: ${named(element)}`);
        }
        document.activeElement.blur();
        scrollTo(0, 0);
        return lines;
    }

    function seen(element) {
        const target = element.closest('label') || element;
        // A link in a picture has parts that lie apart, with something else between them.
        for (const box of [target, ...target.children].flatMap(part => [...part.getClientRects()])) {
            for (const x of [box.left + 2, box.left + box.width / 2, box.right - 2]) {
                for (const y of [box.top + 2, box.top + box.height / 2, box.bottom - 2]) {
                    const top = document.elementFromPoint(x, y);
                    if (top && (target.contains(top) || top.contains(target))) return true;
                }
            }
        }
        return false;
    }

    // WCAG 1.4.12: the spacing that a reader may set. By script, since the page's policy allows no style of another.
    const spacing = new CSSStyleSheet();
    spacing.replaceSync(`
        * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
        p { margin-block-end: 2em !important; }
    `);
    function spaceText(wanted) {
        document.adoptedStyleSheets = wanted ? [spacing] : [];
    }

    // Text that its own box cuts off.
    function cutText() {
        return all('body *')
            .filter(element => element.textContent && !hiddenForEyes(element))
            .filter(element => {
                const style = getComputedStyle(element);
                const cuts = value => value === 'hidden' || value === 'clip';
                return (cuts(style.overflowX) && element.scrollWidth > element.clientWidth + 1)
                    || (cuts(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
            })
            .map(named);
    }

    // WCAG 1.4.10: nothing to scroll sideways, the page or a box of text in it.
    function sticksOut() {
        const page = document.documentElement;
        return page.scrollWidth > page.clientWidth
            ? all('body *').filter(element => element.getBoundingClientRect().right > page.clientWidth + 0.5).map(named)
                .concat(`the page is ${page.scrollWidth} wide in ${page.clientWidth}`)
            : [];
    }

    // What stays in sight takes the place of what is read: at 400 % zoom 256 px are left.
    function crowdsOut() {
        return all('body *')
            .filter(element => ['fixed', 'sticky'].includes(getComputedStyle(element).position))
            .filter(element => element.getBoundingClientRect().height > innerHeight / 2)
            .map(named);
    }

    // For readers who asked for less motion: nothing moves by itself for longer than a blink.
    function moves() {
        const seconds = list => Math.max(...list.split(',').map(parseFloat));
        return all('html, body, body *')
            .filter(element => {
                const style = getComputedStyle(element);
                return seconds(style.animationDuration) > 0.01 || seconds(style.transitionDuration) > 0.01
                    || style.scrollBehavior === 'smooth';
            })
            .map(named);
    }

    // Where the colours are not the reader's own in forced colours, they must be judged there too.
    function keepsItsColours() {
        return all('body *').filter(element => getComputedStyle(element).forcedColorAdjust === 'none').map(named);
    }

    // Open all folds there: a menu, filters. Gives how many there were.
    function openFolds(place) {
        const closed = document.querySelectorAll(`${place} details:not([open])`);
        closed.forEach(element => { element.open = true; });
        return closed.length;
    }

    // Open the first explanation that lies over the page. Gives whether there is one.
    function openPopover() {
        const popover = document.querySelector('main [popover]');
        if (popover) popover.showPopover();
        return Boolean(popover);
    }

    window.checks = {
        smallTargets, lostFocus, spaceText, cutText, sticksOut, crowdsOut, moves, keepsItsColours, openFolds, openPopover,
    };
})();
