"""Cut the vendored fonts and emoji: python charts/fonts/build.py REGULAR.ttf BOLD.ttf NotoColorEmoji.ttf"""

# The sources are NotoSansSC_400Regular.ttf and NotoSansSC_700Bold.ttf from the npm package
# @expo-google-fonts/noto-sans-sc 0.4.3, and NotoColorEmoji.ttf from Debian's fonts-noto-color-emoji 2.042.

import io
import lzma
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import Image, ImageDraw, ImageFont

HERE = Path(__file__).parent
EMOJI_STRIKE = 109  # the only size of Noto Color Emoji's bitmaps
EMOJI_SIDE = 72  # the largest sprite in a picture

# Characters of names and places outside GBK: what the 2013 standard table of 8,105 takes from Extension A.
EXTENSION_A = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㴋㵐㶲㸆㸌㺄㺵㻬㽏㽮㿗㿠䀝䀹䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃"
    "䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)
# Given names and surnames outside GB2312 that are common enough to be seen in bold.
NAMES = (
    "喆堃镕昇珺龑玥玙玚珏琤琋琎琰瑀瑄瑨璟璠璐琂珝珣珩昉昀昕晞晟晗暄暠曈曦旻昶甯甦燊燚焜焱煊煜熠熹烜炘炜煐"
    "淼湉沄沅泠洺浠涵滢澔澍潼濬澐翀翊翙芃芮苡茜荞莯菡萱蓁薇蕤祎祺禛祐祾稑秾笙筠箬綦翯羿翚勍劼勖垚垕塬墉奡妤姝姮"
    "姞娅婳婕媄嫄嬿孃寤尧峣峤嵘嵩巍帆彧彣悫惇懿戬扆斌斐昳朤杺枞柷栩桉桢梓棪棽榕樾橦欹歆毓沚沺洵淏渼溦漪灏炅炆"
    "皓皞皛盷睿瞾砚碁祯禔穂竑竞筱粲絢綺翛聿肜胤芊苒茗荟菀葳蔺薏虓蠡衎袆訢詠諾赟赪跱轩辀逯遒邈邺郗郦鄢鄱酆釉鋆錡"
    "鍾鑫钊钰钲铖铄锜锴镓镡闫闵隽雯霈霖霂靓靖韫頔頠顼颀飏馥骎骐骞髙鲲鳐鹍鹭麒麟黛黹齮龢叡啟喬囍堯峯嵐崑崟恆惠慇"
    "濛瀅瀚璿甄瑠瑤瓊瓏穎穠緹縈翎翬脩葒蘊蘅蓀蒨虢覃賁贇遙鉉鉞銘鋐鎧鏞鐸閆閔霽靄靚韜頊顥驊驍騏騫鴻鵬龔亓仝仉佴冼厍"
    "邝邬郏郄缑亓俞刁芈淦澹濮阳钭麴翟阚隗昝昃晁晏妲嫚嬛砼祐玹珈琇瑾璎瓘"
)
EMOJI = (
    # rank, praise, work
    "🏆🥇🥈🥉🏅🎖👑🎉🎊🎈🎁🎯🔥⭐🌟✨💫⚡💥💯🚀📈📉📊💰💵💎💳🧧🛒🤝👏👍👎👌✌🤞🤘👋🙌🙏💪✊👊☝👉✋"
    "✅❌❗❓⚠🔔📣📢🥁🔑🔒💡📌✏📝📅🗓⏰⏳☎📱💻📧📦📁🏢🏠🏭🏦🏪🚗🚕🚚🚲🚄✈🚢🎓🎤🎧🎵🎸🎮🎲🎬🎨"
    "🏀⚽🏈⚾🎾🏐🏓🏸🥊🥋⛳🎣🏃🏊🚴🧗🏋🧘⛰🏔🌋🏖🌈🌞🌙☀⛅☁❄⛄☔🌊🌍🌏🪐"
    # faces, hearts, people
    "😀😃😄😁😆😅😂🤣🙂😉😊😇🥰😍🤩😘😋😜🤪🤑🤗🤔😐😏🙄😴😷🤯🤠🥳😎🤓🧐😮😱😭😢😤😡😈💀💩🤡👻👽👾🤖"
    "❤🧡💛💚💙💜🤎🖤🤍💔💕💖💝👀🧠👶👦👧👨👩🧑👴👵🧔👮👷🤴👸🧙🧚🧜🦸💃🕺🥷🎅"
    # animals, for avatars
    "🐶🐱🐭🐹🐰🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🙈🙉🙊🐒🐔🐧🐦🐤🦆🦅🦉🦇🐺🐗🐴🦄🐝🦋🐌🐞🐜🐢🐍🦎🦖🦕🐙🦑🦐🦀🐡🐠🐟🐬🐳🐋🦈🐊🐅🐆🦓🐘🦏🐪🐫"
    "🦒🦘🐂🐎🐑🐐🦌🐕🐩🐈🐓🦃🦚🦜🦢🦩🐇🦝🦥🐿🦔🐾🐉🐲🦫🦭"
    # plants, food
    "🌵🎄🌲🌴🌱🌿🍀🎋🍁🍂🍄🌹🌺🌸🌻🌷💐🍎🍊🍋🍌🍉🍇🍓🍒🍑🍍🥥🥝🍅🥑🌶🌽🥕🍗🍔🍟🍕🍣🍜🍚🥟🍦🎂🍰🍫🍬🍩🍪☕🍵🧋🍺🍻🥂🍷🍾"
)
FLAGS = "CN HK MO TW SG MY TH VN ID PH IN JP KR US CA MX BR GB DE FR IT ES NL CH SE PL RU UA TR AE SA ZA AU NZ EU"
SEQUENCES = (
    "🏴‍☠️",
    "🏳️‍🌈",
    "❤️‍🔥",
    "👨‍💻",
    "👩‍💻",
    "🧑‍💻",
    "👨‍💼",
    "👩‍💼",
    "🧑‍💼",
    "🐻‍❄️",
    "🐈‍⬛",
    "🧑‍🚀",
    "👨‍🚀",
    "👩‍🚀",
)
KEYCAPS = tuple(f"{digit}\ufe0f\u20e3" for digit in "0123456789#*") + ("🔟",)


def _encoded(encoding: str, lead: Iterable[int], trail: Iterable[int]) -> set[int]:
    """Every character that a two-byte encoding can write."""
    points: set[int] = set()
    for first in lead:
        for second in trail:
            try:
                points.update(map(ord, bytes((first, second)).decode(encoding)))
            except UnicodeDecodeError:
                continue
    return points


def _blocks(*spans: tuple[int, int]) -> set[int]:
    return {point for first, last in spans for point in range(first, last + 1)}


LETTERS = _blocks((0x20, 0x7E), (0xA0, 0x24F), (0x1E00, 0x1EFF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x45F))
SIGNS = _blocks((0x2000, 0x206F), (0x20A0, 0x20BF), (0x2100, 0x22FF), (0x2460, 0x24FF), (0x2500, 0x27BF))
ASIAN = _blocks((0x3000, 0x312F), (0x31A0, 0x31BF), (0xFF00, 0xFFEF))
RARE = set(map(ord, EXTENSION_A + NAMES)) | _blocks((0x9FA6, 0x9FFF), (0x20000, 0x3FFFF))
GBK = _encoded("gbk", range(0x81, 0xFF), range(0x40, 0xFF))
GB2312 = _encoded("gb2312", range(0xA1, 0xF8), range(0xA1, 0xFF))
BIG5_COMMON = _encoded("big5", range(0xA4, 0xC7), range(0x40, 0xFF))


def _cut(source: Path, points: set[int], target: Path) -> None:
    """Write `source` with only `points`, unhinted, kerning kept, compressed by xz."""
    options = subset.Options(hinting=False, layout_features=["kern", "mark", "mkmk", "ccmp"], notdef_outline=True)
    options.drop_tables += ["vhea", "vmtx", "BASE", "STAT", "VORG"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    font = TTFont(source, recalcTimestamp=False)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=points)
    cutter.subset(font)
    font["post"].formatType = 3.0  # no glyph names
    raw = io.BytesIO()
    font.save(raw)
    target.write_bytes(lzma.compress(raw.getvalue(), preset=9 | lzma.PRESET_EXTREME))
    print(target.name, len(font.getGlyphOrder()), "glyphs", target.stat().st_size // 1000, "kB")


def _sprite_name(sequence: str) -> str:
    """The file name of an emoji: its code points without variation selectors."""
    return "-".join(f"{ord(char):x}" for char in sequence if char != "\ufe0f") + ".png"


def _draw_emoji(source: Path, target: Path) -> None:
    """Write one square sprite for each emoji into a zip."""
    font = ImageFont.truetype(str(source), EMOJI_STRIKE, layout_engine=ImageFont.Layout.RAQM)
    flags = ("".join(chr(0x1F1E6 + ord(letter) - ord("A")) for letter in code) for code in FLAGS.split())
    singles = (char for char in EMOJI if char != "\ufe0f")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for sequence in sorted({*singles, *flags, *SEQUENCES, *KEYCAPS}):
            shown = sequence if len(sequence) > 1 else sequence + "\ufe0f"
            box = font.getbbox(shown)
            side = int(max(box[2] - box[0], box[3] - box[1]))
            image = Image.new("RGBA", (side, side))
            place = ((side - box[2] - box[0]) / 2, (side - box[3] - box[1]) / 2)
            ImageDraw.Draw(image).text(place, shown, font=font, embedded_color=True)
            if image.getbbox() is None:
                raise SystemExit(f"no picture for {_sprite_name(sequence)}")
            small = image.resize((EMOJI_SIDE, EMOJI_SIDE), Image.Resampling.LANCZOS)
            raw = io.BytesIO()
            small.quantize(80, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
                raw, "PNG", optimize=True
            )
            archive.writestr(zipfile.ZipInfo(_sprite_name(sequence)), raw.getvalue())
    print(target.name, len(zipfile.ZipFile(target).namelist()), "emoji", target.stat().st_size // 1000, "kB")


def main() -> None:
    """Write NotoSansSC-Regular.ttf.xz, NotoSansSC-Bold.ttf.xz and NotoColorEmoji.zip beside this file."""
    regular, bold, emoji = map(Path, sys.argv[1:4])
    _cut(regular, LETTERS | SIGNS | ASIAN | GBK | RARE, HERE / "NotoSansSC-Regular.ttf.xz")
    _cut(bold, LETTERS | SIGNS | ASIAN | GB2312 | BIG5_COMMON | RARE, HERE / "NotoSansSC-Bold.ttf.xz")
    _draw_emoji(emoji, HERE / "NotoColorEmoji.zip")


if __name__ == "__main__":
    main()
