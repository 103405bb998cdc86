"""The built page and its files."""

from pathlib import Path

import pytest
from tests.algorithms.test_algorithms import bring
from tests.problems.test_problems import keep
from tests.service import open_service

pytestmark = pytest.mark.anyio
INDEX = "<!doctype html><title>Algorist</title><script type=module src=/assets/app-1.js></script>"


@pytest.fixture
def built(tmp_path: Path) -> Path:
    folder = tmp_path / "dist"
    (folder / "assets").mkdir(parents=True)
    (folder / "index.html").write_text(INDEX)
    (folder / "assets" / "app-1.js").write_text("console.log('hello')\n" * 200)
    (folder / "favicon.svg").write_text("<svg/>")
    (tmp_path / "secret.txt").write_text("never served")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    return folder


@pytest.fixture
async def page(tmp_path, redis_url, sqlite_url, built, anyio_backend):
    async with open_service(tmp_path, sqlite_url, redis_url, frontend_dir=built) as service:
        yield service.client()


async def test_every_address_that_is_no_route_gives_the_page_which_routes_on(page):
    for path in ("/", "/jobs/7", "/admin/users", "/s/abc"):
        answer = await page.get(path)
        assert (answer.status_code, answer.text) == (200, INDEX)
        assert answer.headers["content-type"].startswith("text/html")
        assert answer.headers["cache-control"] == "no-cache"
        assert "script-src 'self';" in answer.headers["content-security-policy"]


async def test_a_shared_link_says_what_it_is_and_nothing_of_it_is_markup(tmp_path, redis_url, sqlite_url, built):
    async with open_service(tmp_path, sqlite_url, redis_url, frontend_dir=built) as service:
        ada = await service.register("ada")
        algorithm = await bring(ada, (await keep(ada, title="Double"))["id"])
        path = f"/api/algorithms/{algorithm['id']}"
        await ada.client.patch(path, json={"name": '"><script>alert(1)</script>'})
        share = (await ada.client.post(f"{path}/shares", json={})).json()
        page = await service.client().get(f"/s/{share['slug']}")
        name = "&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"
        assert f'<meta property="og:title" content="{name}, for Double">' in page.text
        assert page.text.count("<script") == INDEX.count("<script")
        plain = await service.client().get("/s/none")
        assert plain.text == INDEX
        assert page.headers["content-security-policy"] == plain.headers["content-security-policy"]
        await ada.client.delete(f"{path}/shares/{share['id']}")
        assert (await service.client().get(f"/s/{share['slug']}")).text == INDEX


async def test_a_shared_link_may_be_embedded_and_nothing_else(page):
    shared, own = await page.get("/s/abc"), await page.get("/jobs/7")
    assert "frame-ancestors *" in shared.headers["content-security-policy"]
    assert "x-frame-options" not in shared.headers
    assert "frame-ancestors 'none'" in own.headers["content-security-policy"]
    assert own.headers["x-frame-options"] == "DENY"


async def test_files_with_a_hash_in_their_name_live_long_and_travel_small(page):
    answer = await page.get("/assets/app-1.js")
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text.startswith("console.log")
    again = await page.get("/assets/app-1.js", headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert (await page.get("/assets/app-2.js")).status_code == 404


async def test_a_file_of_a_page_that_was_built_anew_meanwhile_is_not_found(page, built):
    (built / "assets" / "app-1.js").unlink()
    (built / "favicon.svg").unlink()
    assert (await page.get("/assets/app-1.js")).status_code == 404
    assert (await page.get("/favicon.svg")).status_code == 404


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/assets/../../secret.txt",
        "/%2e%2e/secret.txt",
        "/assets/..%2f..%2fsecret.txt",
        "/link.txt",
        "//etc/passwd",
    ],
)
async def test_no_path_climbs_out_of_the_folder(page, path):
    answer = await page.get(path)
    assert "never served" not in answer.text
    assert "root:" not in answer.text


async def test_a_workers_script_may_fetch_from_its_own_origin(page):
    answer = await page.get("/assets/app-1.js")
    rules = dict(rule.split(" ", 1) for rule in answer.headers["content-security-policy"].split("; "))
    assert rules["connect-src"] == "'self'"
    assert rules["default-src"] == "'none'"
