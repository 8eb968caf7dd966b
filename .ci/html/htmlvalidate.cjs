// What html-validate asks of our pages, and why some of its habits are not ours.
module.exports = {
    root: true,
    extends: ['html-validate:recommended'],
    rules: {
        'doctype-style': ['error', {style: 'lowercase'}],
        'form-dup-name': 'off', // the check boxes of a filter share a name
        'long-title': 'off', // the titles of the report are what they are
        'no-redundant-role': 'off', // role="list" keeps a list without bullets a list in Safari
        'no-trailing-whitespace': 'off', // what template tags leave
        'prefer-native-element': 'off', // the same role="list"
        'require-sri': 'off', // our own files, from our own host
        'tel-non-breaking': 'off', // wants it for every space in the link, also in the words beside the number
        'void-style': 'off', // Wagtail writes images as <img/>
    },
};
