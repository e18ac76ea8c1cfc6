"""Papers of a public-relations officer: releases, a poster with captions, questions, a speech, a newsletter, a visit.

Written blind, before anything of what the proofreader gives for them was looked at.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.proofread.writing import Style, Writer
from proofreading.facts import TOTAL

ALL = range(1, 11)
HIGH, TARGET = Decimal(95), Decimal(85)
COUNTRY = Decimal("93.82")  # the mean of all agencies in 2568


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _n(w: Writer, value: Decimal) -> str:
    return w.d(f"{value:.2f}")


def _neighbours(w: Writer) -> list[str]:
    """Other towns of the same province, by name."""
    return [place.full_name for place in w.facts.others if place.province == w.facts.place.province]


def _strangers(w: Writer) -> list[str]:
    """Other towns of other provinces, each with where it lies."""
    return [
        f"{place.full_name} อำเภอ{place.district} จังหวัด{place.province}"
        for place in w.facts.others
        if place.province != w.facts.place.province
    ]


def _first_place(w: Writer) -> Decimal:
    """What the best of the province got: a third of what we lack above us."""
    ours = w.value(TOTAL)
    return (ours + (100 - ours) / 3).quantize(Decimal("0.01"), ROUND_HALF_UP)


def _best(w: Writer) -> list[int]:
    return [int(item) for item in w.ends(map(str, ALL), best=True)]


def _least(w: Writer) -> list[int]:
    return [int(item) for item in w.ends(map(str, ALL))]


def _with(w: Writer, numbers: Iterable[int]) -> str:
    """การใช้อำนาจ (๙๐.๑๐ คะแนน), … และ…"""
    *firsts, last = [f"{w.name(n)} ({w.score(str(n))} คะแนน)" for n in numbers]
    return f"{' '.join(firsts)} และ{last}" if firsts else last


def _since(w: Writer, item: str) -> str:
    """เพิ่มขึ้นจากปีที่แล้ว ๑.๒๐ คะแนน"""
    if w.delta(item) == 0:
        return "เท่ากับปีที่แล้วพอดี"
    return f"{w.verb(item)}จากปีที่แล้ว {w.amount(item)} คะแนน"


def _country(w: Writer) -> str:
    gap = w.value(TOTAL) - COUNTRY
    if gap == 0:
        return f"เท่ากับค่าเฉลี่ยทั้งประเทศ ({_n(w, COUNTRY)} คะแนน)"
    beside = "สูงกว่า" if gap > 0 else "ต่ำกว่า"
    return f"{beside}ค่าเฉลี่ยทั้งประเทศซึ่งอยู่ที่ {_n(w, COUNTRY)} คะแนน อยู่ {_n(w, abs(gap))} คะแนน"


# --- A release to the press ------------------------------------------------------------------------------------------


def lagoon_press_release(w: Writer) -> str:
    best, least = _best(w), _least(w)
    near = _neighbours(w)
    top = f"{near[0]} " if near else ""
    champion = (
        f"สำหรับอันดับหนึ่งของจังหวัดในปีนี้ ได้แก่ {top}ซึ่งทำได้ {_n(w, _first_place(w))} คะแนน เทศบาลขอแสดงความยินดีไว้ ณ โอกาสนี้"
        if near
        else f"ทั้งนี้ หน่วยงานอันดับหนึ่งของจังหวัดทำได้ {_n(w, _first_place(w))} คะแนน เทศบาลขอแสดงความยินดีไว้ ณ โอกาสนี้"
    )
    lead = w.pick(
        "นายกเทศมนตรีเปิดเผยเมื่อเช้าวันนี้ว่า",
        "ผู้สื่อข่าวรายงานว่า ที่ห้องแถลงข่าวของเทศบาล นายกเทศมนตรีได้แจ้งข่าวดีต่อสื่อมวลชนว่า",
        "ในการพบปะสื่อท้องถิ่นประจำเดือน โฆษกของเทศบาลกล่าวว่า",
    )
    return _page(
        [
            f"ข่าวประชาสัมพันธ์ ฉบับที่ {w.d('87/2568')}",
            f"{w.town()} คว้า ITA ปี {w.year()} ที่ {w.score(TOTAL)} คะแนน",
            "",
            f"({w.facts.place.province}) {lead} สำนักงาน ป.ป.ช. ได้ประกาศผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. "
            f"{w.year()} แล้ว "
            f"ปรากฏว่า{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ได้คะแนนรวม {w.score(TOTAL)} คะแนน "
            f"ผลการประเมินอยู่ในระดับ “{w.level()}” {_since(w, TOTAL)}",
            f"ผลดังกล่าว{_country(w)} จากหน่วยงานที่เข้ารับการประเมิน {w.d('8,317')} แห่ง",
            "",
            f"“คะแนนทุกแต้มเป็นของพี่น้องประชาชนที่สละเวลาตอบแบบสอบถาม” นายกเทศมนตรีกล่าว "
            f"พร้อมเล่าว่าปีนี้มีผู้ตอบจากภายนอก {w.d(536)} ราย และเจ้าหน้าที่ตอบครบทั้ง {w.d(112)} คน",
            f"หากดูเป็นรายแบบวัด เสียงของคนทำงานภายใน (IIT) ให้ {w.score('IIT')} คะแนน "
            f"เสียงของผู้มาติดต่อ (EIT) ให้ {w.score('EIT')} คะแนน และการเปิดเผยข้อมูลสาธารณะ (OIT) ได้ {w.score('OIT')} คะแนน",
            f"เรื่องที่เทศบาลทำได้โดดเด่นคือ {_with(w, best)} ส่วนเรื่องที่ต้องเร่งมือ คือ {_with(w, least)}",
            f"ในภาพรวม {w.d(10)} ตัวชี้วัด มี {w.changed(1)} ตัวชี้วัดที่คะแนนเพิ่มขึ้น และมี {w.changed(-1)} ตัวชี้วัดที่คะแนนลดลง",
            champion,
            "",
            f"ด้านปลัดเทศบาลเสริมว่า เมื่อปี {w.year(w.before)} เทศบาลได้ {w.score(TOTAL, w.before)} คะแนน "
            f"จึงตั้งคณะทำงานขึ้น {w.d(9)} คน ประชุมทุกวันจันทร์แรกของเดือน และเปิดตู้รับฟังความเห็นเพิ่มอีก {w.d(6)} จุด",
            f"ก้าวต่อไป เทศบาลจะใช้แผนยกระดับตั้งแต่เดือนตุลาคม {w.period_year(w.now)} ถึงเดือนกันยายน {w.period_year(w.now + 1)} "
            f"โดยชวน{w.word('ประชาชน')}ร่วมติดตามทาง{w.spelt('เว็บไซต์')} {w.address('www.lagooncity.go.th/pr/2568')}",
            "",
            f"งานประชาสัมพันธ์ โทร. {w.d('0 7745 3390')} ต่อ {w.d(11)} / ภาพ: ทีมสื่อเทศบาล / เผยแพร่ {w.d(3)} กันยายน "
            f"{w.d(2568)}",
        ]
    )


# --- A poster and the captions of an album ---------------------------------------------------------------------------


def lagoon_poster_album(w: Writer) -> str:
    best, least = _best(w)[0], _least(w)[0]
    far = _strangers(w)
    cards = "\n".join(
        w.pick(
            f"🔹 {w.d(n)} | {w.name(n)} | {w.score(str(n))}",
            f"🔹 ตัวชี้วัดที่ {w.d(n)} {w.name(n)} ➜ {w.score(str(n))} คะแนน",
            f"🔹 {w.name(n)} {w.score(str(n))} (ปีก่อน {w.score(str(n), w.before)})",
        )
        for n in ALL
    )
    return _page(
        [
            "[โปสเตอร์ A3 แนวตั้ง]",
            w.pick("โปร่งใส ใคร ๆ ก็ตรวจได้", "บ้านเราใสสะอาด เพราะเราช่วยกันดู", "ขอบคุณทุกคะแนนจากใจ"),
            f"{w.town()}",
            f"อ.{w.district()} จ.{w.province()}",
            f"ผลประเมิน ITA ประจำปีงบประมาณ พ.ศ. {w.year()}",
            f"⭐ {w.score(TOTAL)} คะแนน ⭐",
            f"ระดับ {w.level()}",
            f"IIT {w.score('IIT')} • EIT {w.score('EIT')} • OIT {w.score('OIT')}",
            f"ปี {w.year(w.before)} เราได้ {w.score(TOTAL, w.before)} คะแนน ปีนี้{w.rise(TOTAL)}",
            "",
            f"[ภาพสไลด์ต่อเนื่อง {w.d(10)} ใบ ใบละหนึ่งตัวชี้วัด]",
            cards,
            "",
            "[คำบรรยายอัลบั้มภาพ]",
            f"ภาพที่ {w.number(1)} นายกเทศมนตรีมอบเกียรติบัตรแก่หัวหน้าส่วนราชการ {w.d(7)} ท่าน ณ ลานหน้าสำนักงาน",
            f"ภาพที่ {w.number(2)} ทีมงานเบื้องหลังคะแนน{w.name(best)} {w.score(str(best))} คะแนน สูงที่สุดของปีนี้",
            f"ภาพที่ {w.number(3)} เวทีรับฟังเรื่อง{w.name(least)} ที่ปีนี้ได้ {w.score(str(least))} คะแนน น้อยที่สุดในสิบตัวชี้วัด "
            f"มีผู้ร่วมพูดคุย {w.d(84)} คน",
            f"ภาพที่ {w.number(4)} เพื่อนจาก{far[0]} ส่งพวงมาลัยดอกไม้สดมาร่วมยินดี",
            f"ภาพที่ {w.number(5)} นักเรียนชั้น ป.{w.d(5)} โรงเรียนเทศบาล {w.d(2)} วาดภาพ “เมืองไม่โกง” กว่า {w.d(130)} ภาพ",
            f"ภาพที่ {w.number(6)} {w.spelt('บุคลากร')}ทุกกองประกาศเจตนารมณ์ No Gift Policy เมื่อ {w.d(8)} ม.ค. {w.d(2568)}",
            "",
            f"แอดมินขอขอบคุณทุก{w.word('กำลังใจ')} ดูอัลบั้มเต็ม {w.d(48)} ภาพได้ที่ {w.address('https://fb.com/lagoon.pr24')}",
            f"แอดไลน์เทศบาล {w.address('@lagoon68pr')} โทร. {w.d('0 7745 3390')}",
            "#เทศบาลโปร่งใส #ITA #ไม่ทนต่อการทุจริต",
        ]
    )


# --- Questions people ask --------------------------------------------------------------------------------------------


def lagoon_questions_answers(w: Writer) -> str:
    best, least = _best(w), _least(w)
    near = _neighbours(w)
    first = near[-1] if near else "หน่วยงานอื่น"
    asked = [
        (
            w.pick("ITA คืออะไร", "เห็นคำว่า ITA บ่อย ๆ หมายถึงอะไร"),
            f"คือการประเมินคุณธรรมและความโปร่งใสที่ ป.ป.ช. จัดทุกปี คะแนนเต็ม {w.d(100)} มาจาก {w.d(3)} แบบวัด "
            f"รวม {w.d(10)} ตัวชี้วัดค่ะ",
        ),
        (
            f"ปี {w.year()} {w.town()}ได้เท่าไร",
            f"ได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()}ค่ะ ถ้าเทียบกับปี {w.year(w.before)} ที่ได้ "
            f"{w.score(TOTAL, w.before)} คะแนน ถือว่า{w.rise(TOTAL)}",
        ),
        (
            "แต่ละแบบวัดได้กี่คะแนน",
            f"แบบวัด IIT {w.score('IIT')} คะแนน แบบวัด EIT {w.score('EIT')} คะแนน และแบบวัด OIT {w.score('OIT')} คะแนนค่ะ",
        ),
        (
            "แบบวัด EIT ทำไมเห็นมีสองส่วน",
            f"ส่วนแรกประชาชนตอบเอง ได้ {w.score('EIT1')} คะแนน ส่วนที่สองผู้ประเมินเก็บให้ ได้ {w.score('EIT2')} คะแนน "
            "เอามาเฉลี่ยกันค่ะ",
        ),
        ("เรื่องไหนดีที่สุด", f"{_with(w, best)} ได้คะแนนสูงสุดค่ะ"),
        ("แล้วเรื่องไหนยังอ่อน", f"ต้องยอมรับตรง ๆ ว่า{_with(w, least)} ได้คะแนนต่ำสุด กำลังเร่งแก้ค่ะ"),
        (
            "มีตัวชี้วัดที่ต่ำกว่าเกณฑ์ไหม",
            f"เกณฑ์คือ {w.d(85)} คะแนน มีตัวชี้วัดที่ได้คะแนนต่ำกว่า {w.d(85)} คะแนน จำนวน {w.count(lambda v: v < TARGET)} ตัวชี้วัด "
            f"และที่ได้ตั้งแต่ {w.d(95)} คะแนนขึ้นไป จำนวน {w.count(lambda v: v >= HIGH)} ตัวชี้วัดค่ะ",
        ),
        (
            "เทียบกับที่อื่นเป็นอย่างไร",
            f"คะแนนของเรา{_country(w)} ส่วน{first}ได้อันดับหนึ่งของจังหวัดที่ {_n(w, _first_place(w))} คะแนนค่ะ",
        ),
        (
            "ข่าวว่าคะแนนเรื่องการใช้งบประมาณตก จริงไหม",
            f"ตัวชี้วัด{w.name(2)} ปีที่แล้วได้ {w.score('2', w.before)} คะแนน ปีนี้ได้ {w.score('2')} คะแนน "
            + (f"จึง{w.rise('2')}ค่ะ" if w.delta("2") else "จึงเท่าเดิมค่ะ"),
        ),
        (
            "เรื่องรับสินบนล่ะ",
            f"อยู่ในตัวชี้วัดที่ {w.d(5)} {w.name(5)} ซึ่งได้ {w.score('5')} คะแนน ผู้พบเห็นแจ้งสายด่วน {w.d(1205)} ได้ค่ะ",
        ),
        (
            "ปีหน้าจะทำอะไร",
            f"แผนใหม่เริ่มเดือนตุลาคม {w.period_year(w.now)} สิ้นสุดเดือนกันยายน {w.period_year(w.now + 1)} "
            f"วงเงินราว {w.d('240,000')} บาท เน้น{w.word('การสื่อสาร')}กับชุมชนทั้ง {w.d(23)} ชุมชนค่ะ",
        ),
        (
            "อยากอ่านฉบับเต็ม",
            f"ดาวน์โหลดได้ที่ {w.address('www.lagooncity.go.th/ita/qa12')} หรือใช้ {w.spelt('E-Service')} ของเทศบาลค่ะ",
        ),
    ]
    lines = [
        f"{w.d('ถาม')} {w.number(place)}: {question}\nตอบ: {answer}"
        for place, (question, answer) in enumerate(asked, 1)
    ]
    return _page(
        [
            f"ถาม–ตอบ เรื่องผลการประเมิน ITA ของ{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}",
            f"เรียบเรียงโดยงานประชาสัมพันธ์ จากคำถามในกล่องข้อความ {w.d(64)} ข้อความ",
            "",
            *lines,
        ]
    )


# --- The mayor's speech ----------------------------------------------------------------------------------------------


def lagoon_mayor_speech(w: Writer) -> str:
    best, least = _best(w)[0], _least(w)[0]
    near, far = _neighbours(w), _strangers(w)
    me = w.pick("ผม", "ดิฉัน", "กระผม")
    guests = " และ".join(near[:2]) or "เทศบาลใกล้เคียง"
    risen = sorted((n for n in ALL if w.delta(str(n)) > 0), key=lambda n: -w.delta(str(n)))
    proud = (
        f"ที่{me}ภูมิใจคือ{w.name(risen[0])} จาก {w.score(str(risen[0]), w.before)} คะแนน ขยับเป็น "
        f"{w.score(str(risen[0]))} คะแนน "
        f"เท่ากับเพิ่มขึ้น {w.amount(str(risen[0]))} คะแนน มากกว่าทุกตัวชี้วัด"
        if risen and (len(risen) == 1 or w.delta(str(risen[0])) > w.delta(str(risen[1])))
        else f"ที่{me}ภูมิใจคือทุกคนไม่ท้อ"
    )
    if w.delta(TOTAL):
        against = f"ปีนี้คะแนนรวม{w.verb(TOTAL, 'สูงกว่า', 'ต่ำกว่า')}ปี {w.year(w.before)} อยู่ {w.amount(TOTAL)} คะแนน"
    else:
        against = f"คะแนนรวมปีนี้เท่ากับปี {w.year(w.before)} ไม่มากไม่น้อยไปกว่ากัน"
    return _page(
        [
            "(ร่าง) คำกล่าวของนายกเทศมนตรี",
            f"งานวันเทศบาล {w.town()} จังหวัด{w.province()}",
            f"ณ สวนสาธารณะริมทะเลสาบ เวลา {w.d('17.30')} น.",
            "",
            f"เรียน ท่านปลัดอาวุโสอำเภอ{w.district()} ท่านประธานสภา พี่น้องชาวเทศบาล และแขกผู้มีเกียรติจาก{guests}",
            f"เย็นนี้{me}ขอใช้เวลาไม่เกิน {w.d(10)} นาที เล่าเรื่องหนึ่งที่พวกเราทำด้วยกันมาทั้งปี",
            f"เรื่องนั้นคือการประเมิน ITA ปีงบประมาณ พ.ศ. {w.year()} เราได้ {w.score(TOTAL)} คะแนน อยู่ในระดับ{w.level()}",
            against,
            f"ถ้าย้อนไปอีกปี คือปี {w.year(w.before - 1)} ตอนนั้นได้ {w.score(TOTAL, w.before - 1)} คะแนน",
            proud,
            f"คนข้างในบ้านเราให้คะแนนแบบวัด IIT {w.score('IIT')} คนข้างนอกให้แบบวัด EIT {w.score('EIT')} "
            f"และกรรมการที่ตรวจ{w.spelt('เว็บไซต์')}ให้แบบวัด OIT {w.score('OIT')}",
            f"คะแนนที่งามที่สุดอยู่ที่ตัวชี้วัดที่ {w.d(best)} {w.name(best)} {w.score(str(best))} คะแนน ขอเสียงปรบมือให้ทีมงานด้วยครับ"
            if me != "ดิฉัน"
            else f"คะแนนที่งามที่สุดอยู่ที่ตัวชี้วัดที่ {w.d(best)} {w.name(best)} {w.score(str(best))} คะแนน ขอเสียงปรบมือให้ทีมงานด้วยค่ะ",
            f"แต่{me}ไม่ได้มาเล่าแต่เรื่องดี ตัวชี้วัดที่ {w.d(least)} {w.name(least)} ได้เพียง {w.score(str(least))} คะแนน "
            f"น้อยที่สุดของเรา",
            f"เมื่อเดือนก่อน{me}พาคณะ {w.d(38)} คน ไปดูงานที่{far[1]} ที่นั่นเขาเล่าว่าเคยได้เพียง {w.d('71.25')} คะแนน "
            f"แต่ใช้เวลา {w.d(3)} ปี พลิกกลับมาได้",
            f"ถ้าเขาทำได้ เราก็ต้องทำได้ ปีหน้า{me}ตั้งใจให้ทุกตัวชี้วัดไม่ต่ำกว่า {w.d(95)} คะแนน "
            f"จากที่วันนี้ทำได้แล้ว {w.count(lambda v: v >= HIGH)} ตัวชี้วัด",
            f"{me}ขอสัญญา {w.d(3)} ข้อ",
            f"ข้อ {w.number(1)} เรื่องร้องเรียนทุกเรื่องต้องได้คำตอบใน {w.d(15)} วัน",
            f"ข้อ {w.number(2)} เงินทุกบาทของงบ {w.d('98,400,000')} บาท ต้องเปิดให้ดูได้",
            f"ข้อ {w.number(3)} คนของเทศบาลต้อง{w.spelt('ปฏิบัติ')}ต่อทุกท่านเสมอกัน ไม่ว่ารวยหรือจน",
            f"ขอบคุณ{w.word('พี่น้องประชาชน')}กว่า {w.d('14,700')} คน ที่ไว้ใจให้เราดูแลบ้านหลังนี้",
            "ขอให้ทุกท่านสนุกกับงานคืนนี้ สวัสดี" + ("ค่ะ" if me == "ดิฉัน" else "ครับ"),
        ]
    )


# --- A visit and who got what ----------------------------------------------------------------------------------------


def lagoon_study_visit(w: Writer) -> str:
    far, near = _strangers(w), _neighbours(w)
    guest = far[2]
    guest_town = guest.split(" ")[0]
    theirs = min(_first_place(w) - Decimal("8.35"), w.value(TOTAL))
    rows = [
        f"{w.number(1)}\t{near[0] if near else 'อันดับหนึ่งของจังหวัด'}\t{_n(w, _first_place(w))}",
        f"{w.number(2)}\t{w.town()}\t{w.score(TOTAL)}",
        f"{w.number(3)}\t{guest_town}\t{_n(w, theirs)}",
    ]
    best, least = _best(w), _least(w)
    shown = w.chance.sample(ALL, 4)
    talks = "\n".join(
        f"• ฐานที่ {w.number(place)} เล่าเรื่อง{w.name(n)} (ตัวชี้วัดที่ {w.d(n)}) คะแนนปีนี้ {w.score(str(n))} "
        f"ปีก่อน {w.score(str(n), w.before)} ใช้เวลา {w.d(20)} นาที"
        for place, n in enumerate(shown, 1)
    )
    return _page(
        [
            w.pick("เปิดบ้านต้อนรับเพื่อนใหม่", "แลกเปลี่ยนเรียนรู้ สู่เมืองโปร่งใส") + f" {w.town()}",
            f"วันที่ {w.d(19)} พฤศจิกายน {w.d(2568)} เวลา {w.d('09.00')} น. ปลัดเทศบาลต้อนรับคณะจาก{guest} จำนวน {w.d(45)} คน",
            f"คณะเดินทางมากว่า {w.d(310)} กิโลเมตร เพื่อดูว่า{w.town()} อำเภอ{w.district()} จังหวัด{w.province()} ทำงานอย่างไร",
            f"ปีงบประมาณ พ.ศ. {w.year()} เทศบาลผู้ต้อนรับได้คะแนน ITA {w.score(TOTAL)} คะแนน ระดับ{w.level()} "
            f"{_since(w, TOTAL)}",
            f"ขณะที่{guest_town}ได้ {_n(w, theirs)} คะแนน และตั้งเป้าปีหน้าไว้ที่ {w.d(min(100, int(theirs) + 3))} คะแนน",
            "",
            "คะแนนรวมของผู้ร่วมวงสนทนา",
            "ที่\tหน่วยงาน\tคะแนน",
            *rows,
            "",
            "ช่วงเช้า แบ่งเป็นฐานเรียนรู้",
            talks,
            "",
            f"ช่วงบ่าย ผู้มาเยือนถามว่าอะไรทำให้{_with(w, best)} นำหน้าเรื่องอื่น คำตอบคือทำทุกวัน ไม่รอใกล้ประเมิน",
            f"ส่วน{_with(w, least)} ซึ่งได้น้อยกว่าเรื่องอื่น เจ้าบ้านก็เล่าให้ฟังโดยไม่ปิดบัง",
            f"ปลัดเทศบาลสรุปว่า คะแนนที่เพิ่มขึ้นมี {w.changed(1)} ตัวชี้วัด ลดลง {w.changed(-1)} ตัวชี้วัด ไม่เปลี่ยนแปลง "
            f"{w.changed(0)} ตัวชี้วัด",
            f"แบบวัด IIT ของเรา{_since(w, 'IIT')} แบบวัด EIT {_since(w, 'EIT')} ส่วนแบบวัด OIT {_since(w, 'OIT')}",
            f"ก่อนกลับ คณะได้ชมตลาดริมน้ำ ซื้อของฝากรวม {w.d('18,650')} บาท และ{w.word('ถ่ายภาพ')}ร่วมกัน",
            f"ชมคลิปย้อนหลัง {w.d(12)} นาที ที่ {w.address('https://youtu.be/Lg45kQ7n')} ข่าวโดย งานประชาสัมพันธ์",
        ]
    )


# --- The newsletter (of a plan) --------------------------------------------------------------------------------------


def lagoon_newsletter(w: Writer) -> str:
    least, best = _least(w), _best(w)
    near = _neighbours(w)
    stories: list[str] = []
    for n, m in enumerate(w.measures, 1):
        crowd = w.pick(
            f"มีผู้เข้าร่วม {w.d(18 + 9 * n)} คน",
            f"ใช้งบ {w.d(f'{2400 * n:,}')} บาท",
            f"จัดไปแล้ว {w.d(n)} รอบ",
        )
        stories.append(
            f"{w.number(n)}) {m.title} ❖ เจ้าภาพ: {w.unit(m, ' และ')} ❖ {w.months(m, whole=n % 3 == 0)} "
            f"❖ {w.status(m)} ❖ {crowd}"
        )
    kudos = (
        f"ปรบมือดัง ๆ ให้{near[0]} ที่หนึ่งของจังหวัด {_n(w, _first_place(w))} คะแนน" if near else "ปรบมือดัง ๆ ให้ทุกเทศบาลในจังหวัด"
    )
    return _page(
        [
            f"จดหมายข่าว “ริมทะเลสาบ” ปีที่ {w.d(14)} ฉบับที่ {w.d(9)}",
            f"{w.town()} อำเภอ{w.district()} จังหวัด{w.province()}",
            "",
            "หน้า ๑ | เปิดเล่ม" if w.thai else "หน้า 1 | เปิดเล่ม",
            f"ผล ITA ประจำปีงบประมาณ พ.ศ. {w.year()} ออกแล้ว เทศบาลของเราได้ {w.score(TOTAL)} คะแนน ระดับ{w.level()}",
            f"ปีกลาย (ปี {w.year(w.before)}) ได้ {w.score(TOTAL, w.before)} คะแนน ปีนี้จึง{w.rise(TOTAL)}"
            if w.delta(TOTAL)
            else f"ปีกลาย (ปี {w.year(w.before)}) ได้ {w.score(TOTAL, w.before)} คะแนน ปีนี้ไม่ต่างจากเดิม",
            f"กองบรรณาธิการพิมพ์ฉบับนี้ {w.d('1,500')} เล่ม แจกฟรีทุกบ้าน",
            "",
            w.pick("สกู๊ปพิเศษ | ปีนี้เราทำอะไรไปบ้าง", "เรื่องเด่น | มาตรการที่เราสัญญาไว้"),
            f"เทศบาลวางไว้ทั้งหมด {w.measure_count()} มาตรการ ถึงสิ้นเดือนกันยายนดำเนินการแล้วเสร็จ {w.done_count()} มาตรการ",
            *stories,
            "",
            "มุมตัวเลข",
            *(f"{w.name(n)}\t{w.score(str(n), w.before)}\t{w.score(str(n))}\t{w.signed(str(n))}" for n in ALL),
            f"(คอลัมน์แรกคือปี {w.year(w.before)} คอลัมน์ถัดมาคือปี {w.year()} สุดท้ายคือผลต่าง)",
            f"ดาวเด่นของเล่มนี้ ได้แก่ {_with(w, best)}",
            f"ส่วนที่ขอแรงใจเพิ่ม ได้แก่ {_with(w, least)}",
            kudos,
            "",
            "รู้ไหมว่า...",
            f"• หัวข้อ o3 คือ{w.item_title('o3')} และหัวข้อ o4 คือ{w.item_title('o4')} เปิดดูได้บน{w.spelt('เว็บไซต์')} "
            f"{w.address('www.lagooncity.go.th/oit68')}",
            f"• เทศบาลมี{w.spelt('บุคลากร')} {w.d(137)} คน ดูแลพื้นที่ {w.d('12.8')} ตารางกิโลเมตร",
            f"• ฉบับหน้าพบกับบทสัมภาษณ์ประธานชุมชน {w.d(4)} ท่าน และเกม{w.word('ชิงรางวัล')}เสื้อ {w.d(20)} ตัว",
        ]
    )


PLANNED: tuple[Style, ...] = (lagoon_newsletter,)
STYLES: tuple[Style, ...] = (
    lagoon_press_release,
    lagoon_poster_album,
    lagoon_questions_answers,
    lagoon_mayor_speech,
    lagoon_study_visit,
    *PLANNED,
)
