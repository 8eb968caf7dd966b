"""The tree every database starts from: our home page and its indexes, in place of Wagtail's welcome page."""

from django.db import migrations

WELCOME_SLUG = "home"
HOME = {
    "app": "home",
    "model": "HomePage",
    "slug": "home",
    "title": "Collectieven tegen Kindermishandeling",
    "intro": (
        "Zes gemeenten en regio’s zochten uit wat lokaal helpt tegen kindermishandeling. "
        "Hier vindt u wat zij deden, maakten en anderen aanraden."
    ),
}
INDEXES = [
    ("themes", "ThemeIndexPage", "themas", "Thema’s", "Vijf thema’s waar de Collectieven aan werkten."),
    (
        "collectieven",
        "CollectiefIndexPage",
        "collectieven",
        "Collectieven",
        "Zes gemeenten en regio’s, en wat elk van hen per thema deed.",
    ),
    ("themes", "TipIndexPage", "tips", "Tips voor gemeenten", "Wat de Collectieven andere gemeenten aanraden."),
    (
        "products",
        "ProductIndexPage",
        "producten",
        "Producten",
        "Factsheets, handleidingen, convenanten en meer: wat er gemaakt en gebruikt is.",
    ),
    (
        "collectieven",
        "ActionIndexPage",
        "acties",
        "Acties",
        "Wat de Collectieven deden, en wat zij voor na 2016 van plan waren.",
    ),
    (
        "findings",
        "FindingIndexPage",
        "bevindingen",
        "Bevindingen",
        "Nieuwe ervaringen van gemeenten en regio’s, van na het rapport.",
    ),
    ("glossary", "GlossaryPage", "begrippen", "Begrippen", "Afkortingen en woorden die u tegenkomt, kort uitgelegd."),
    ("links", "LinksPage", "nuttige-links", "Nuttige links", "Sites en stukken waar het rapport naar verwijst."),
]


def make_page(apps, model, *, slug, title, path, url_path, numchild=0, **fields):
    """A page row written out in full: the tree's own methods are not there in a migration."""
    content_type, _ = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label=model._meta.app_label, model=model._meta.model_name
    )
    return model.objects.create(
        title=title,
        draft_title=title,
        slug=slug,
        content_type=content_type,
        path=path,
        depth=len(path) // 4,
        numchild=numchild,
        url_path=url_path,
        live=True,
        show_in_menus=True,
        locale=apps.get_model("wagtailcore", "Locale").objects.get(language_code="nl"),
        **fields,
    )


def plant_tree(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    Locale = apps.get_model("wagtailcore", "Locale")
    Locale.objects.update_or_create(
        pk=Locale.objects.values_list("pk", flat=True).first(), defaults={"language_code": "nl"}
    )
    if Page.objects.filter(depth=2).exclude(slug=WELCOME_SLUG).exists():
        return  # somebody's own tree: leave it alone
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    home = make_page(
        apps,
        apps.get_model(HOME["app"], HOME["model"]),
        slug=HOME["slug"],
        title=HOME["title"],
        intro=HOME["intro"],
        path=root.path + "0001",
        url_path="/home/",
        numchild=len(INDEXES),
    )
    Page.objects.filter(pk=root.pk).update(numchild=1, locale=home.locale)
    for number, (app, model, slug, title, intro) in enumerate(INDEXES, 1):
        make_page(
            apps,
            apps.get_model(app, model),
            slug=slug,
            title=title,
            intro=intro,
            path=f"{home.path}{number:04d}",
            url_path=f"/home/{slug}/",
        )
    Site.objects.create(
        hostname="localhost", port=80, site_name=HOME["title"], root_page_id=home.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("themes", "0001_initial"),
        ("collectieven", "0001_initial"),
        ("products", "0001_initial"),
        ("findings", "0001_initial"),
        ("glossary", "0001_initial"),
        ("links", "0001_initial"),
        ("standard", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(plant_tree, migrations.RunPython.noop)]
