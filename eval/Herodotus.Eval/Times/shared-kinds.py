#!/usr/bin/env python3
"""Share right on the single-sentence suites, of the kinds of expression that news guidelines share with them.

usage:  shared-kinds.py SCORE_FOLDER CORPUS_FOLDER LANGUAGE SYSTEM.jsonl [--show]

The suites follow the guidelines of an assistant: an expression takes in its preposition, a bare weekday looks ahead, "in two weeks"
is a day. A gold time counts here when its words are wholly of a kind that TimeML and the suite value alike: written dates, months,
years, decades, centuries, quarters; today and its neighbors, with parts of the day; last, this and next week, month, year; weekdays
(any reading the gold accepts); counted durations; repetitions; vague presents. A time without a date counts with or without the day.
"""
import json
import re
import sys

MONTH = {"en": r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec|january|february|march|april|august|september|october|november|december)\.?",
         "es": r"(?:ene|feb|mar|abr|may|jun|jul|ago|sept?|oct|nov|dic|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)\.?"}
DAY = {"en": r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", "es": r"(?:lunes|martes|mi[ée]rcoles|jueves|viernes|s[áa]bado|domingo)"}
NUM = {"en": r"(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|a|an)",
       "es": r"(?:\d+(?:,\d+)?|uno?a?|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|doce|veinte|treinta)"}
UNITS = {"en": r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)", "es": r"(?:segundos?|minutos?|horas?|d[íi]as?|semanas?|mes(?:es)?|a[ñn]os?|d[ée]cadas?)"}


def kinds(lang):
    m, d, n, u = MONTH[lang], DAY[lang], NUM[lang], UNITS[lang]
    if lang == "en":
        return [rf"(?:{d},? )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {m}(?:,? \d{{4}})?", rf"(?:{d},? )?{m} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? (?:of )?\d{{4}})?",
                rf"{m},? (?:of )?\d{{4}}", m, r"\d{4}-\d\d-\d\d", r"\d{1,2}[/-]\d{1,2}[/-]\d{4}", r"(?:the )?(?:year )?(?:19|20)\d\d", r"(?:the )?\d{4}s", r"(?:the )?\d\d(?:st|nd|rd|th) century",
                r"(?:the )?(?:first|second|third|fourth|1st|2nd|3rd|4th) quarter of \d{4}", r"(?:today|yesterday|tomorrow|tonight|last night|the day before yesterday|the day after tomorrow)",
                r"(?:yesterday|tomorrow|this) (?:morning|afternoon|evening|night)", r"(?:last|this|next) (?:week|month|year)", d, rf"{d} (?:morning|afternoon|evening|night)",
                rf"{n}(?: |-){u}", rf"(?:every|each) (?:{d}|{u}|{n} {u})", r"(?:daily|weekly|monthly|yearly|annually|quarterly)", r"(?:once|twice) a (?:day|week|month|year)", r"(?:now|right now|at present|currently)"]
    return [rf"(?:(?:el )?{d},? )?(?:el )?\d{{1,2}}(?:º|\.º)? de {m}(?: (?:de|del) \d{{4}})?", rf"{m} (?:de|del) \d{{4}}", m, r"\d{4}-\d\d-\d\d", r"\d{1,2}[/-]\d{1,2}[/-]\d{4}",
            r"(?:el )?(?:a[ñn]o )?(?:19|20)\d\d", r"(?:la d[ée]cada de |los a[ñn]os )\d{2,4}", r"(?:el )?(?:primer|segundo|tercer|cuarto) trimestre (?:de|del) \d{4}",
            r"(?:hoy|ayer|ma[ñn]ana|anoche|anteayer|pasado ma[ñn]ana)", r"(?:la semana|el mes|el a[ñn]o) (?:pasad[oa]|que viene|pr[óo]xim[oa])", r"(?:la|el) (?:pr[óo]xim[oa]|pasad[oa]) (?:semana|mes|a[ñn]o)",
            r"est[ea] (?:semana|mes|a[ñn]o)", rf"(?:el )?{d}", rf"{n} {u}", rf"(?:cada|todos los|todas las) (?:{d}|{u}|{n} {u})", r"(?:diariamente|semanalmente|mensualmente|anualmente|semanal|mensual|trimestral|anual)",
            r"(?:ahora|ahora mismo|actualmente)"]


def main():
    score, corpus, lang, system_path = sys.argv[1:5]
    sys.path.insert(0, score)
    import times as scorer
    forms = re.compile("|".join("(?:%s)" % k for k in kinds(lang)), re.I)
    gold = scorer.load_gold(f"{corpus}/times-{lang}/specs.gold.jsonl")
    system, _ = scorer.load_system(system_path, gold)
    kept = right = 0
    for rid, times in gold.items():
        pairs = dict(scorer.align(times, system.get(rid, [])))
        for k, t in enumerate(times):
            if not t.get("value") or not forms.fullmatch(t["text"]):
                continue
            kept += 1
            accepted = {scorer.normal(a[1]) for a in scorer.answers(t) if a[1]}
            got = system[rid][pairs[k]] if k in pairs else {}
            value = scorer.normal(got.get("value"))
            if value in accepted or re.sub(r"^.*T", "T", value) in accepted:
                right += 1
            elif "--show" in sys.argv:
                print(rid, t["text"], t["value"], "|", got.get("text"), got.get("value"))
    print("%s kept=%d right=%d share=%.4f" % (lang, kept, right, right / kept if kept else 0))


if __name__ == "__main__":
    main()
