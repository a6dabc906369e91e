#!/usr/bin/env python3
"""Makes the fonts that the window carries, and `src/ui/icons.rs`, from their sources.

Run by hand when a source, the set of characters or the list of icons changes, and commit what it writes:

    python3 assets/fonts/make.py

Needs npm (it fetches two packages into a temporary folder), `pip install fonttools`, and JetBrains Mono
(Debian: fonts-jetbrains-mono; elsewhere name its Regular TTF as the only argument).

egui has no switch for OpenType features and shapes text with all that a font turns on by itself. So each
subset keeps kerning alone, and tabular figures take the place of the digits, once, here.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = pathlib.Path(__file__).resolve().parent
ICONS_RS = HERE.parents[1] / "src/ui/icons.rs"
JETBRAINS_MONO = "/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf"
PRETENDARD = "pretendard@1.3.9"
PHOSPHOR = "@phosphor-icons/web@2.1.1"

# Latin, punctuation, currency, arrows, mathematics and shapes that texts use, keys of a Mac, Korean punctuation.
SCRIPTS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x218, 0x21B), (0x2C6, 0x2DD), (0x2010, 0x2027), (0x202F, 0x203E), (0x2044, 0x2044),
    (0x2070, 0x208E), (0x20A0, 0x20BF), (0x2116, 0x2116), (0x2122, 0x2122), (0x2190, 0x21FF), (0x2212, 0x2215),
    (0x221E, 0x221E), (0x2248, 0x2248), (0x2260, 0x2265), (0x2303, 0x2303), (0x2318, 0x2326), (0x232B, 0x232B),
    (0x25A0, 0x25CF), (0x2713, 0x2717), (0x3000, 0x301F), (0x3131, 0x318E), (0xFF01, 0xFF5E), (0xFFE0, 0xFFE6),
    (0xFFFD, 0xFFFD),
]
SYLLABLES = range(0xAC00, 0xD7A4)

# The icons of the window, by their Phosphor names.
ICONS = """
ARROW_BEND_DOWN_RIGHT ARROW_CLOCKWISE ARROW_COUNTER_CLOCKWISE ARROW_DOWN ARROW_LEFT ARROW_RIGHT ARROW_SQUARE_OUT
ARROW_UP ARROW_U_UP_LEFT ARROW_U_UP_RIGHT ARROWS_CLOCKWISE ARROWS_DOWN_UP ARROWS_IN_SIMPLE ARROWS_LEFT_RIGHT
ARROWS_OUT_SIMPLE BOOK_OPEN BRACKETS_CURLY BUG CALENDAR CARET_DOWN CARET_LEFT CARET_RIGHT CARET_UP CHART_LINE CHECK
CHECK_CIRCLE CIRCLE CIRCLE_NOTCH CLIPBOARD_TEXT CLOCK CLOCK_COUNTER_CLOCKWISE CLOUD CLOUD_ARROW_DOWN
CLOUD_ARROW_UP CLOUD_SLASH CODE COINS COLUMNS COMMAND COPY COPY_SIMPLE CORNERS_OUT CPU CUBE CUBE_FOCUS CURRENCY_DOLLAR
DATABASE DESKTOP_TOWER DOT DOTS_SIX_VERTICAL DOTS_THREE DOTS_THREE_CIRCLE DOTS_THREE_VERTICAL DOWNLOAD_SIMPLE
EXPORT EYE EYE_SLASH FADERS FADERS_HORIZONTAL FILE FILES FILE_PLUS FILE_TEXT FIRE FLASK FLOPPY_DISK FLOW_ARROW
FOLDER FOLDER_OPEN FUNNEL FUNNEL_SIMPLE GAUGE GEAR GIT_DIFF GLOBE GRADUATION_CAP GRAPHICS_CARD HARD_DRIVE
HARD_DRIVES HEARTBEAT HOURGLASS HOUSE IDENTIFICATION_CARD INFO KEY KEYBOARD LEAF LIFEBUOY LIGHTBULB LIGHTNING
LINK LINK_BREAK LINUX_LOGO LIST LIST_BULLETS LIST_CHECKS LIST_NUMBERS LOCK LOCK_OPEN LOCK_SIMPLE LOCK_SIMPLE_OPEN
MAGNIFYING_GLASS MAGNIFYING_GLASS_MINUS MAGNIFYING_GLASS_PLUS MAP_PIN MEMORY MINUS MONITOR MOON NETWORK NOTE
PACKAGE PAPERCLIP PATH PAUSE PENCIL PENCIL_SIMPLE PLAY PLUG PLUGS PLUGS_CONNECTED PLUS PROHIBIT PUSH_PIN
PUSH_PIN_SLASH PUZZLE_PIECE QUESTION QUEUE QUOTES RADIO_BUTTON RECYCLE REPEAT ROCKET_LAUNCH ROWS SCALES SCROLL
SHARE_NETWORK SHIELD SHIELD_CHECK SHIELD_WARNING SIDEBAR SIDEBAR_SIMPLE SIGN_OUT SLIDERS_HORIZONTAL SPARKLE
SPINNER SQUARE SQUARE_SPLIT_HORIZONTAL STACK STAR STOP SUN SWAP TABLE TAG TERMINAL TERMINAL_WINDOW TEXTBOX
TEXT_ALIGN_LEFT TEXT_INDENT TEXT_T TIMER TOGGLE_LEFT TOGGLE_RIGHT TRANSLATE TRASH TREE_STRUCTURE UPLOAD_SIMPLE USER
USER_CIRCLE USERS WARNING WARNING_CIRCLE WINDOWS_LOGO WRENCH X X_CIRCLE
""".split()


def fetch(package, folder):
    """The unpacked files of an npm package."""
    made = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    archive = made.stdout.split()[-1]
    into = folder / archive.removesuffix(".tgz")
    into.mkdir()
    subprocess.run(["tar", "xzf", folder / archive, "-C", into, "--strip-components=1"], check=True)
    return into


def cut(font, characters):
    """Leaves the glyphs of these characters, their kerning, and nothing that replaces a glyph by another."""
    options = subset.Options()
    options.layout_features = ["kern"]
    options.name_IDs = [0, 1, 2, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    options.drop_tables += ["DSIG", "GSUB"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)


def rename(font, family, style):
    """The licence reserves the name Pretendard for the unmodified fonts."""
    names = {1: family, 2: style, 4: f"{family} {style}", 6: f"{family}-{style}".replace(" ", "")}
    for record in font["name"].names:
        if record.nameID in names:
            record.string = names[record.nameID]


def freeze_tabular_digits(font):
    """Makes the digits themselves tabular: prices and ports stand in columns."""
    gsub = font["GSUB"].table
    [lookups] = {tuple(r.Feature.LookupListIndex) for r in gsub.FeatureList.FeatureRecord if r.FeatureTag == "tnum"}
    tables = [getattr(table, "ExtSubTable", table) for i in lookups for table in gsub.LookupList.Lookup[i].SubTable]
    mapping = {plain: tabular for table in tables for plain, tabular in table.mapping.items()}
    digits = range(ord("0"), ord("9") + 1)
    frozen = {digit: mapping[font.getBestCmap()[digit]] for digit in digits}
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap.update(frozen)
    widths = {font["hmtx"][glyph][0] for glyph in frozen.values()}
    assert len(widths) == 1, f"tabular digits of several widths: {widths}"


def save(font, name, characters):
    """Writes a font and prints what it costs."""
    path = HERE / name
    # The same sources make the same bytes.
    font.recalcTimestamp = False
    font.save(path)
    print(f"{name:18} {path.stat().st_size / 1024:7.0f} KiB {len(font.getBestCmap()):6} of {len(characters)} characters")


def text_fonts(source):
    """Pretendard in three weights; returns its licence."""
    everyday = {c for low, high in SCRIPTS for c in range(low, high + 1)}
    # The codec writes the syllables that KS X 1001 lacks as eight bytes.
    common = {c for c in SYLLABLES if len(chr(c).encode("euc_kr")) == 2}
    assert len(common) == 2350 and len(SYLLABLES) == 11172
    for style, syllables in [("Regular", set(SYLLABLES)), ("Medium", common), ("SemiBold", common)]:
        font = TTFont(source / f"dist/public/static/alternative/Pretendard-{style}.ttf")
        freeze_tabular_digits(font)
        cut(font, everyday | syllables)
        rename(font, "Taskwright UI", style)
        save(font, f"ui-{style.lower()}.ttf", everyday | syllables)
    licence = (source / "dist/LICENSE.txt").read_text()
    (HERE / "OFL-pretendard.txt").write_text(licence)
    return licence


def mono_font(source, licence):
    """JetBrains Mono with all its characters and none of its ligatures."""
    font = TTFont(source)
    # The package of the distribution leaves the text out; it is the same licence below another first line.
    terms = licence[licence.index("This Font Software is licensed"):]
    (HERE / "OFL-jetbrains-mono.txt").write_text(f"{font['name'].getDebugName(0)}\n\n{terms}")
    characters = set(font.getBestCmap())
    cut(font, characters)
    save(font, "mono-regular.ttf", characters)


def icon_fonts(source):
    """Phosphor, outlined and filled, and the names of the icons as Rust."""
    css = (source / "src/regular/style.css").read_text()
    codes = {name.replace("-", "_").upper(): int(code, 16)
             for name, code in re.findall(r'\.ph\.ph-([a-z0-9-]+):before \{\s*content: "\\([0-9a-f]+)"', css)}
    icons = {name: codes[name] for name in sorted(ICONS)}
    for file, name in [("src/regular/Phosphor.ttf", "icons.ttf"), ("src/fill/Phosphor-Fill.ttf", "icons-fill.ttf")]:
        font = TTFont(source / file)
        cut(font, icons.values())
        save(font, name, icons)
    (HERE / "MIT-phosphor.txt").write_bytes((source / "LICENSE").read_bytes())
    rows = "".join(f'    {name} "\\u{{{code:X}}}"\n' for name, code in icons.items())
    ICONS_RS.write_text(ICONS_TEMPLATE.replace("ROWS", rows))


ICONS_TEMPLATE = '''\
//! The icons of the window by their Phosphor names, as text in the family `icons` or `icons-fill`.
//!
//! Written by `assets/fonts/make.py`, which also puts these glyphs into the fonts: change the list there.

macro_rules! icons {
    ($($name:ident $character:literal)*) => {
        $(
            #[doc = concat!("`", stringify!($name), "`.")]
            pub const $name: &str = $character;
        )*

        /// All of them.
        pub const ALL: &[&str] = &[$($name),*];
    };
}

icons! {
ROWS}
'''


def main():
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        licence = text_fonts(fetch(PRETENDARD, folder))
        mono_font(sys.argv[1] if len(sys.argv) > 1 else JETBRAINS_MONO, licence)
        icon_fonts(fetch(PHOSPHOR, folder))


main()
