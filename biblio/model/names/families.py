"""Surnames, and words of forenames, that decide how the other words of a name are shared out.

A capitalised particle opens the surname (`Carla De Rossi`) unless it is a syllable of a forename:
before a Chinese surname (`Xiao Di Wu`), before a Korean one (`Hyung Do Kim`), in a Vietnamese name
(`Nguyen Van An`). The spellings are those without accents and in lower case.
"""

from __future__ import annotations

# Pinyin. Lee is left out, for it is as often English (`Nathan De Lee`).
_CHINESE_TEXT = """
    ai an ao ba bai ban bao bei bi bian bo bu cai cang cao cen chai chang che chen cheng chi chong
    chu cui dai dang deng diao ding dong dou du duan fan fang fei feng fu gan gao ge geng gong gou
    gu guan guo han hang hao he hong hou hu hua huang huo ji jia jian jiang jiao jin jing ju kang
    ke kong lai lan lei leng li lian liang liao lin ling liu long lou lu luan luo lv ma mao mei
    meng mi miao min mo mu ni nie niu ou pan pang pei peng pi ping pu qi qian qiao qin qiu qu quan
    ren rong ruan sha shan shang shao shen sheng shi shu si song su sui sun tan tang tao teng tian
    tong tu wan wang wei wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue yan yang
    yao ye yi yin ying yong you yu yuan yue yun zang zeng zha zhai zhan zhang zhao zhen zheng zhong
    zhou zhu zhuang zhuo zong zou zuo ouyang shangguan sima situ zhuge
"""
# As Hong Kong and Taiwan spell them; those that are also European are left out.
_CANTONESE_TEXT = """
    chan cheung chiang chiu chou chow chung fung hsiao hsieh hsu hsueh hwang kuo kwan kwok kwong
    lau leung lui ng poon shum siu sze szeto tam tsai tsang tse tseng tsui wong yau yeung yip yuen
"""
_KOREAN_TEXT = """
    ahn bae baek bang byun cha chae cho choe choi choo chun chung goo ha ham han heo hong huh hur
    hwang jang jeon jeong jin jo joo jun jung kang kim ko koh koo kwak kwon lee lim min moon na
    nam noh oh pak park ryu seo shim shin sim son song suh sung um woo yang yoo yoon you yu yun
"""
_VIETNAMESE_TEXT = """
    bui cao chau chu dang dao dinh do doan duong ha ho hoang huynh kieu la lam le luong luu ly mai
    ngo nguyen nghiem pham phan phung quach ta tang thai tong tran trieu trinh truong tu vo vu
    vuong
"""
# Those of them that nobody else bears: they tell a Vietnamese name from its end as well.
_ONLY_VIETNAMESE_TEXT = "bui duong hoang huynh nghiem ngo nguyen pham phan phung tran trinh truong"

CHINESE = frozenset(_CHINESE_TEXT.split()) | frozenset(_CANTONESE_TEXT.split())
KOREAN = frozenset(_KOREAN_TEXT.split())
VIETNAMESE = frozenset(_VIETNAMESE_TEXT.split())
ONLY_VIETNAMESE = frozenset(_ONLY_VIETNAMESE_TEXT.split())

ONE_LETTER = frozenset("EOU")
"""Surnames of one letter, printed without a full stop: Weinan E, Vivian U."""

_BRETON_TEXT = "bail bars bert bon bras dren du fur gal gall goff guen hen lay lu mao men pape ru"
BRETON = frozenset(_BRETON_TEXT.split())
"""What stands behind `Le` in Breton surnames, where some look Chinese: Yves Le Du."""

_DEVOTIONS_TEXT = """
    angeles assuncao carmen conceicao dios dolores fatima gloria gracia graca guadalupe jesus
    lourdes luz mar mercedes nazare nieves penha pilar rocio rosario socorro
"""
DEVOTIONS = frozenset(_DEVOTIONS_TEXT.split())
"""What stands behind a particle within Spanish and Portuguese forenames: Maria del Carmen."""
