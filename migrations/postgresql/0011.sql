-- The schema of revision 0011 on PostgreSQL (14 and later).
--
-- On PostgreSQL a library begins here; later revisions are scripts of Alembic on both engines, and
-- what they change of the views, functions and triggers stands in a file beside this one.
--
-- All text is compared by its bytes (COLLATE "C"), as on SQLite, whatever the database's own
-- collation is. Integers are of 64 bits, as on SQLite. Everything goes into the schema that is
-- current; functions find their tables there, whoever calls them.

-- Dates ------------------------------------------------------------------------------------------

CREATE FUNCTION biblio_is_a_date(said text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- A day of the calendar, alone or with a time to the second, as we write it.
RETURN said COLLATE "C" >= '0001'
    AND said COLLATE "C"
        ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])(T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z)?$'
    AND (substr(said, 9, 2) < '29' COLLATE "C"
         OR substr(said, 6, 5) NOT IN ('02-29', '02-30', '02-31', '04-31', '06-31', '09-31', '11-31')
         OR said COLLATE "C"
            ~ '^([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[048]|[2468][048]|[13579][26])00)-02-29');

CREATE FUNCTION biblio_is_a_date_of_issue(said text) RETURNS boolean
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- A year, a month or a day of the calendar.
RETURN said IS NULL
    OR length(said) IN (4, 7, 10) AND biblio_is_a_date(said || substr('-01-01', length(said) - 3));

CREATE FUNCTION biblio_announced(arxiv_id text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The month in an arXiv identifier: hep-th/9901001 in the old scheme, 2101.00001 in the new one.
RETURN CASE
    WHEN arxiv_id IS NULL THEN NULL
    WHEN strpos(arxiv_id, '/') > 0 THEN
        CASE WHEN substr(arxiv_id, length(arxiv_id) - 6, 2) >= '91' COLLATE "C"
             THEN '19' ELSE '20' END
        || substr(arxiv_id, length(arxiv_id) - 6, 2)
        || '-' || substr(arxiv_id, length(arxiv_id) - 4, 2)
    ELSE '20' || substr(arxiv_id, 1, 2) || '-' || substr(arxiv_id, 3, 2)
END;

CREATE FUNCTION biblio_day(listed text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The day of papers.listed_submitted from 1970-01-01, the first of what is known; 0 where it is none.
-- Counted four hundred years later, since year 0 is none of PostgreSQL's.
RETURN CASE
    WHEN (listed || '-01-01') COLLATE "C" ~ '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])'
    THEN (make_date(400 + substr(listed, 1, 4)::integer,
                    substr(listed || '-01-01', 6, 2)::integer, 1)
          - date '1970-01-01' - 146097 + substr(listed || '-01-01', 9, 2)::integer - 1)::bigint
    ELSE 0
END;

CREATE FUNCTION biblio_year(day bigint) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The year of a day that biblio_day gives.
RETURN CASE WHEN day BETWEEN -719528 AND 2932896
            THEN extract(year FROM date '1970-01-01' + 146097 + day::integer)::bigint - 400 END;

CREATE FUNCTION biblio_key_of(written text) RETURNS bigint
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The digest of 64 bits that is written in hexadecimal; null where it is none.
RETURN CASE WHEN written COLLATE "C" ~ '^[0-9a-f]{16}$'
            THEN ('x' || written)::bit(64)::bigint END;

-- Lists in JSON ------------------------------------------------------------------------------------

CREATE FUNCTION biblio_are_texts(said text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT
-- A list of texts in JSON.
AS $$
BEGIN
    RETURN CASE WHEN json_typeof(said::json) = 'array' THEN NOT EXISTS (
        SELECT FROM json_array_elements(said::json) AS e WHERE json_typeof(e) <> 'string')
    ELSE false END;
EXCEPTION WHEN data_exception OR statement_too_complex THEN
    RETURN false;
END
$$;

CREATE FUNCTION biblio_is_extra(said text) RETURNS boolean
LANGUAGE plpgsql IMMUTABLE STRICT
-- An object in JSON of lists of texts, as papers.extra is.
AS $$
BEGIN
    RETURN CASE WHEN json_typeof(said::json) = 'object' THEN NOT EXISTS (
        SELECT FROM json_each(said::json) AS e WHERE NOT biblio_are_texts(e.value::text))
    ELSE false END;
EXCEPTION WHEN data_exception OR statement_too_complex THEN
    RETURN false;
END
$$;

-- Words ------------------------------------------------------------------------------------------

CREATE FUNCTION biblio_spelled(said text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- Letters that are no other letters with accents, spelled plainly; Greek without its accents.
RETURN CASE
    WHEN octet_length(said) = char_length(said) THEN said
    WHEN said COLLATE "C" ~ (
            '[\u00C6\u00D0\u00D8\u00DE\u00DF\u00E6\u00F0'
            '\u00F8\u00FE\u0110\u0111\u0126\u0127\u0131\u0141\u0142'
            '\u014A\u014B\u0152\u0153\u0386\u0388-\u038A\u038C\u038E-\u0390'
            '\u03AA-\u03B0\u03CA-\u03CE\u03D3\u03D4\u0400\u0401\u040D\u0450\u0451'
            '\u045D\u1E9E\u1F00-\u1F15\u1F18-\u1F1D\u1F20-\u1F45\u1F48-\u1F4D'
            '\u1F50-\u1F57\u1F59\u1F5B\u1F5D\u1F5F-\u1F7D\u1F80-\u1FB4'
            '\u1FB6-\u1FBC\u1FC2-\u1FC4\u1FC6-\u1FCC\u1FD0-\u1FD3\u1FD6-\u1FDB\u1FE0-\u1FEC'
            '\u1FF2-\u1FF4\u1FF6-\u1FFC\u2080-\u2089\uFB00-\uFB06]')
    THEN replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(translate(
            said,
            'ĐđÐðŁłØøĦħŊŋıЁёЀѐЍѝΆΈΉΊΌΎΏΐΪΫάέήίΰϊϋόύώϓϔἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎἏἐἑἒ'
            'ἓἔἕἘἙἚἛἜἝἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὀὁὂὃὄὅὈὉὊὋὌὍὐὑὒὓὔὕὖ'
            'ὗὙὛὝὟὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὰάὲέὴήὶίὸόὺύὼώᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔᾕᾖᾗᾘ'
            'ᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼῂῃῄῆῇῈΈῊΉῌῐῑῒΐῖῗῘῙῚΊῠῡῢΰῤ'
            'ῥῦῧῨῩῪΎῬῲῳῴῶῷῸΌῺΏῼ₀₁₂₃₄₅₆₇₈₉',
            'ddddlloohhnniЕеЕеИиΑΕΗΙΟΥΩιΙΥαεηιυιυουωϒϒααααααααΑΑΑΑΑΑΑΑεεε'
            'εεεΕΕΕΕΕΕηηηηηηηηΗΗΗΗΗΗΗΗιιιιιιιιΙΙΙΙΙΙΙΙοοοοοοΟΟΟΟΟΟυυυυυυυ'
            'υΥΥΥΥωωωωωωωωΩΩΩΩΩΩΩΩααεεηηιιοουυωωααααααααΑΑΑΑΑΑΑΑηηηηηηηηΗ'
            'ΗΗΗΗΗΗΗωωωωωωωωΩΩΩΩΩΩΩΩαααααααΑΑΑΑΑηηηηηΕΕΗΗΗιιιιιιΙΙΙΙυυυυρ'
            'ρυυΥΥΥΥΡωωωωωΟΟΩΩΩ0123456789'
        ), 'ẞ', 'ss'), 'ß', 'ss'), 'Æ', 'ae'), 'æ', 'ae'), 'Œ', 'oe'), 'œ', 'oe'), 'Þ', 'th'), 'þ', 'th'), 'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬃ', 'ffi'), 'ﬄ', 'ffl'), 'ﬅ', 'st'), 'ﬆ', 'st')
    ELSE said
END;

CREATE FUNCTION biblio_words(said text) RETURNS text
LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE
-- The words of a text as the search index has them, with a space between: in small letters, without
-- accents. They are the words of SQLite's unicode61 with remove_diacritics 2, of a text as
-- biblio_spelled spells it, by tables that stand here: no collation, locale or version of Unicode
-- has a say.
AS $$
DECLARE
    letters CONSTANT text :=
        'µÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞßàáâãäåæçèéêëìíîïðñòóôõöøùúûü'
        'ýþÿĀāĂăĄąĆćĈĉĊċČčĎďĐđĒēĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħĨĩĪīĬĭĮįİıĲĴĵĶķĹĺ'
        'ĻļĽľĿŁłŃńŅņŇňŊŋŌōŎŏŐőŒœŔŕŖŗŘřŚśŜŝŞşŠšŢţŤťŦŨũŪūŬŭŮůŰűŲųŴŵŶŷŸŹ'
        'źŻżŽžſƁƂƄƆƇƉƊƋƎƏƐƑƓƔƖƗƘƜƝƟƠơƢƤƦƧƩƬƮƯưƱƲƳƵƷƸƼǄǅǇǈǊǋǍǎǏǐǑǒǓǔǕǖ'
        'ǗǘǙǚǛǜǞǟǠǢǤǦǧǨǩǪǫǬǭǮǰǱǲǴǵǶǷǸǹǺǻǼǾȀȁȂȃȄȅȆȇȈȉȊȋȌȍȎȏȐȑȒȓȔȕȖȗȘșȚ'
        'țȜȞȟȠȢȤȦȧȨȩȪȫȬȭȮȯȰȱȲȳȺȻȽȾɁɃɄɅɆɈɊɌɎͰͲͶΆΈΉΊΌΎΏΐΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟ'
        'ΠΡΣΤΥΦΧΨΩΪΫάέήίΰςϊϋόύώϏϐϑϓϔϕϖϘϚϜϞϠϢϤϦϨϪϬϮϰϱϴϵϷϹϺϽϾϿЀЁЂЃЄЅІЇЈ'
        'ЉЊЋЌЍЎЏАБВГДЕЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯѐёѝѠѢѤѦѨѪѬѮѰѲѴѶѸѺѼѾҀҊ'
        'ҌҎҐҒҔҖҘҚҜҞҠҢҤҦҨҪҬҮҰҲҴҶҸҺҼҾӀӁӃӅӇӉӋӍӐӒӔӖӘӚӜӞӠӢӤӦӨӪӬӮӰӲӴӶӸӺӼӾԀԂ'
        'ԄԆԈԊԌԎԐԒԔԖԘԚԜԞԠԢԤԦԱԲԳԴԵԶԷԸԹԺԻԼԽԾԿՀՁՂՃՄՅՆՇՈՉՊՋՌՍՎՏՐՑՒՓՔՕՖႠႡႢႣ'
        'ႤႥႦႧႨႩႪႫႬႭႮႯႰႱႲႳႴႵႶႷႸႹႺႻႼႽႾႿჀჁჂჃჄჅჇჍḀḁḂḃḄḅḆḇḈḉḊḋḌḍḎḏḐḑḒḓḔḕḖḗ'
        'ḘḙḚḛḜḝḞḟḠḡḢḣḤḥḦḧḨḩḪḫḬḭḮḯḰḱḲḳḴḵḶḷḸḹḺḻḼḽḾḿṀṁṂṃṄṅṆṇṈṉṊṋṌṍṎṏṐṑṒṓ'
        'ṔṕṖṗṘṙṚṛṜṝṞṟṠṡṢṣṤṥṦṧṨṩṪṫṬṭṮṯṰṱṲṳṴṵṶṷṸṹṺṻṼṽṾṿẀẁẂẃẄẅẆẇẈẉẊẋẌẍẎẏ'
        'ẐẑẒẓẔẕẖẗẘẙẛẞẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏ'
        'ỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹỺỼỾἀἁἂἃἄἅἆἇἈἉἊἋἌἍἎ'
        'ἏἐἑἒἓἔἕἘἙἚἛἜἝἠἡἢἣἤἥἦἧἨἩἪἫἬἭἮἯἰἱἲἳἴἵἶἷἸἹἺἻἼἽἾἿὀὁὂὃὄὅὈὉὊὋὌὍὐὑὒ'
        'ὓὔὕὖὗὙὛὝὟὠὡὢὣὤὥὦὧὨὩὪὫὬὭὮὯὰάὲέὴήὶίὸόὺύὼώᾀᾁᾂᾃᾄᾅᾆᾇᾈᾉᾊᾋᾌᾍᾎᾏᾐᾑᾒᾓᾔ'
        'ᾕᾖᾗᾘᾙᾚᾛᾜᾝᾞᾟᾠᾡᾢᾣᾤᾥᾦᾧᾨᾩᾪᾫᾬᾭᾮᾯᾰᾱᾲᾳᾴᾶᾷᾸᾹᾺΆᾼιῂῃῄῆῇῈΈῊΉῌῐῑῒΐῖῗῘῙῚΊ'
        'ῠῡῢΰῤῥῦῧῨῩῪΎῬῲῳῴῶῷῸΌῺΏῼ₀₁₂₃₄₅₆₇₈₉ΩKÅℲⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫⅬⅭⅮⅯↃⰀⰁⰂⰃⰄⰅ'
        'ⰆⰇⰈⰉⰊⰋⰌⰍⰎⰏⰐⰑⰒⰓⰔⰕⰖⰗⰘⰙⰚⰛⰜⰝⰞⰟⰠⰡⰢⰣⰤⰥⰦⰧⰨⰩⰪⰫⰬⰭⰮⱠⱢⱣⱤⱧⱩⱫⱭⱮⱯⱰⱲⱵⱾⱿⲀⲂⲄⲆ'
        'ⲈⲊⲌⲎⲐⲒⲔⲖⲘⲚⲜⲞⲠⲢⲤⲦⲨⲪⲬⲮⲰⲲⲴⲶⲸⲺⲼⲾⳀⳂⳄⳆⳈⳊⳌⳎⳐⳒⳔⳖⳘⳚⳜⳞⳠⳢⳫⳭⳲꙀꙂꙄꙆꙈꙊꙌꙎꙐꙒꙔ'
        'ꙖꙘꙚꙜꙞꙠꙢꙤꙦꙨꙪꙬꚀꚂꚄꚆꚈꚊꚌꚎꚐꚒꚔꚖꜢꜤꜦꜨꜪꜬꜮꜲꜴꜶꜸꜺꜼꜾꝀꝂꝄꝆꝈꝊꝌꝎꝐꝒꝔꝖꝘꝚꝜꝞꝠꝢꝤꝦꝨꝪ'
        'ꝬꝮꝹꝻꝽꝾꞀꞂꞄꞆꞋꞍꞐꞒꞠꞢꞤꞦꞨꞪﬀﬁﬂﬃﬄﬅﬆＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ𐐀𐐁𐐂𐐃𐐄𐐅𐐆'
        '𐐇𐐈𐐉𐐊𐐋𐐌𐐍𐐎𐐏𐐐𐐑𐐒𐐓𐐔𐐕𐐖𐐗𐐘𐐙𐐚𐐛𐐜𐐝𐐞𐐟𐐠𐐡𐐢𐐣𐐤𐐥𐐦𐐧'
        || U&'\0300\0301\0302\0303\0304\0306\0307\0308\0309\030A\030B\030C\030F\0311\031B\0323\0324\0325\0326\0327\0328\032D\032E\0330\0331';
    plain CONSTANT text[] := string_to_array(
        'μ a a a a a a ae c e e e e i i i i d n o o o o o o u u u u y '
        'th ss a a a a a a ae c e e e e i i i i d n o o o o o o u u u u '
        'y th y a a a a a a c c c c c c c c d d d d e e e e e e e e e '
        'e g g g g g g g g h h h h i i i i i i i i i i ĳ j j k k l l '
        'l l l l ŀ l l n n n n n n n n o o o o o o oe oe r r r r r r s '
        's s s s s s s t t t t ŧ u u u u u u u u u u u u w w y y y z '
        'z z z z z s ɓ ƃ ƅ ɔ ƈ ɖ ɗ ƌ ǝ ə ɛ ƒ ɠ ɣ ɩ ɨ ƙ ɯ ɲ ɵ o o ƣ ƥ '
        'ʀ ƨ ʃ ƭ ʈ u u ʊ ʋ ƴ ƶ ʒ ƹ ƽ ǆ ǆ ǉ ǉ ǌ ǌ a a i i o o u u u u '
        'u u u u u u a a ǡ ǣ ǥ g g k k o o o o ǯ j ǳ ǳ g g ƕ ƿ n n a '
        'a ǽ ǿ a a a a e e e e i i i i o o o o r r r r u u u u s s t '
        't ȝ h h ƞ ȣ ȥ a a e e o o o o o o o o y y ⱥ ȼ ƚ ⱦ ɂ ƀ ʉ ʌ ɇ '
        'ɉ ɋ ɍ ɏ ͱ ͳ ͷ α ε η ι ο υ ω ι α β γ δ ε ζ η θ ι κ λ μ ν ξ ο '
        'π ρ σ τ υ φ χ ψ ω ι υ α ε η ι υ σ ι υ ο υ ω ϗ β θ ϒ ϒ φ π ϙ '
        'ϛ ϝ ϟ ϡ ϣ ϥ ϧ ϩ ϫ ϭ ϯ κ ρ θ ε ϸ ϲ ϻ ͻ ͼ ͽ е е ђ ѓ є ѕ і ї ј '
        'љ њ ћ ќ и ў џ а б в г д е ж з и й к л м н о п р с т у ф х ц '
        'ч ш щ ъ ы ь э ю я е е и ѡ ѣ ѥ ѧ ѩ ѫ ѭ ѯ ѱ ѳ ѵ ѷ ѹ ѻ ѽ ѿ ҁ ҋ '
        'ҍ ҏ ґ ғ ҕ җ ҙ қ ҝ ҟ ҡ ң ҥ ҧ ҩ ҫ ҭ ү ұ ҳ ҵ ҷ ҹ һ ҽ ҿ ӏ ӂ ӄ ӆ '
        'ӈ ӊ ӌ ӎ ӑ ӓ ӕ ӗ ә ӛ ӝ ӟ ӡ ӣ ӥ ӧ ө ӫ ӭ ӯ ӱ ӳ ӵ ӷ ӹ ӻ ӽ ӿ ԁ ԃ '
        'ԅ ԇ ԉ ԋ ԍ ԏ ԑ ԓ ԕ ԗ ԙ ԛ ԝ ԟ ԡ ԣ ԥ ԧ ա բ գ դ ե զ է ը թ ժ ի լ '
        'խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց ւ փ ք օ ֆ ⴀ ⴁ ⴂ ⴃ '
        'ⴄ ⴅ ⴆ ⴇ ⴈ ⴉ ⴊ ⴋ ⴌ ⴍ ⴎ ⴏ ⴐ ⴑ ⴒ ⴓ ⴔ ⴕ ⴖ ⴗ ⴘ ⴙ ⴚ ⴛ ⴜ ⴝ ⴞ ⴟ ⴠ ⴡ '
        'ⴢ ⴣ ⴤ ⴥ ⴧ ⴭ a a b b b b b b c c d d d d d d d d d d e e e e '
        'e e e e e e f f g g h h h h h h h h h h i i i i k k k k k k '
        'l l l l l l l l m m m m m m n n n n n n n n o o o o o o o o '
        'p p p p r r r r r r r r s s s s s s s s s s t t t t t t t t '
        'u u u u u u u u u u v v v v w w w w w w w w w w x x x x y y '
        'z z z z z z h t w y s ss a a a a a a a a a a a a a a a a a a '
        'a a a a a a e e e e e e e e e e e e e e e e i i i i o o o o '
        'o o o o o o o o o o o o o o o o o o o o u u u u u u u u u u '
        'u u u u y y y y y y y y ỻ ỽ ỿ α α α α α α α α α α α α α α α '
        'α ε ε ε ε ε ε ε ε ε ε ε ε η η η η η η η η η η η η η η η η ι '
        'ι ι ι ι ι ι ι ι ι ι ι ι ι ι ι ο ο ο ο ο ο ο ο ο ο ο ο υ υ υ '
        'υ υ υ υ υ υ υ υ υ ω ω ω ω ω ω ω ω ω ω ω ω ω ω ω ω α α ε ε η '
        'η ι ι ο ο υ υ ω ω α α α α α α α α α α α α α α α α η η η η η '
        'η η η η η η η η η η η ω ω ω ω ω ω ω ω ω ω ω ω ω ω ω ω α α α '
        'α α α α α α α α α ι η η η η η ε ε η η η ι ι ι ι ι ι ι ι ι ι '
        'υ υ υ υ ρ ρ υ υ υ υ υ υ ρ ω ω ω ω ω ο ο ω ω ω 0 1 2 3 4 5 6 '
        '7 8 9 ω k a ⅎ ⅰ ⅱ ⅲ ⅳ ⅴ ⅵ ⅶ ⅷ ⅸ ⅹ ⅺ ⅻ ⅼ ⅽ ⅾ ⅿ ↄ ⰰ ⰱ ⰲ ⰳ ⰴ ⰵ '
        'ⰶ ⰷ ⰸ ⰹ ⰺ ⰻ ⰼ ⰽ ⰾ ⰿ ⱀ ⱁ ⱂ ⱃ ⱄ ⱅ ⱆ ⱇ ⱈ ⱉ ⱊ ⱋ ⱌ ⱍ ⱎ ⱏ ⱐ ⱑ ⱒ ⱓ '
        'ⱔ ⱕ ⱖ ⱗ ⱘ ⱙ ⱚ ⱛ ⱜ ⱝ ⱞ ⱡ ɫ ᵽ ɽ ⱨ ⱪ ⱬ ɑ ɱ ɐ ɒ ⱳ ⱶ ȿ ɀ ⲁ ⲃ ⲅ ⲇ '
        'ⲉ ⲋ ⲍ ⲏ ⲑ ⲓ ⲕ ⲗ ⲙ ⲛ ⲝ ⲟ ⲡ ⲣ ⲥ ⲧ ⲩ ⲫ ⲭ ⲯ ⲱ ⲳ ⲵ ⲷ ⲹ ⲻ ⲽ ⲿ ⳁ ⳃ '
        'ⳅ ⳇ ⳉ ⳋ ⳍ ⳏ ⳑ ⳓ ⳕ ⳗ ⳙ ⳛ ⳝ ⳟ ⳡ ⳣ ⳬ ⳮ ⳳ ꙁ ꙃ ꙅ ꙇ ꙉ ꙋ ꙍ ꙏ ꙑ ꙓ ꙕ '
        'ꙗ ꙙ ꙛ ꙝ ꙟ ꙡ ꙣ ꙥ ꙧ ꙩ ꙫ ꙭ ꚁ ꚃ ꚅ ꚇ ꚉ ꚋ ꚍ ꚏ ꚑ ꚓ ꚕ ꚗ ꜣ ꜥ ꜧ ꜩ ꜫ ꜭ '
        'ꜯ ꜳ ꜵ ꜷ ꜹ ꜻ ꜽ ꜿ ꝁ ꝃ ꝅ ꝇ ꝉ ꝋ ꝍ ꝏ ꝑ ꝓ ꝕ ꝗ ꝙ ꝛ ꝝ ꝟ ꝡ ꝣ ꝥ ꝧ ꝩ ꝫ '
        'ꝭ ꝯ ꝺ ꝼ ᵹ ꝿ ꞁ ꞃ ꞅ ꞇ ꞌ ɥ ꞑ ꞓ ꞡ ꞣ ꞥ ꞧ ꞩ ɦ ff fi fl ffi ffl st st ａ ｂ ｃ '
        'ｄ ｅ ｆ ｇ ｈ ｉ ｊ ｋ ｌ ｍ ｎ ｏ ｐ ｑ ｒ ｓ ｔ ｕ ｖ ｗ ｘ ｙ ｚ 𐐨 𐐩 𐐪 𐐫 𐐬 𐐭 𐐮 '
        '𐐯 𐐰 𐐱 𐐲 𐐳 𐐴 𐐵 𐐶 𐐷 𐐸 𐐹 𐐺 𐐻 𐐼 𐐽 𐐾 𐐿 𐑀 𐑁 𐑂 𐑃 𐑄 𐑅 𐑆 𐑇 𐑈 𐑉 𐑊 𐑋 𐑌 '
        '𐑍 𐑎 𐑏', ' ');
    separators CONSTANT text :=
        '[\u0001-\u002F\u003A-\u0060\u007B-\u007F'
        '\u0080-\u00A9\u00AB-\u00B1\u00B4\u00B6-\u00B8\u00BB\u00BF'
        '\u00D7\u00F7\u02C2-\u02C5\u02D2-\u02DF\u02E5-\u02EB\u02ED'
        '\u02EF-\u02FF\u0305\u030D\u030E\u0310\u0312-\u031A\u031C-\u0322'
        '\u0329-\u032C\u032F\u0332-\u036F\u0375\u037E\u0384\u0385'
        '\u0387\u03F6\u0482-\u0489\u055A-\u055F\u0589\u058A\u058F'
        '\u0591-\u05C7\u05F3\u05F4\u0600-\u0604\u0606-\u061B\u061E\u061F\u064B-\u065F'
        '\u066A-\u066D\u0670\u06D4\u06D6-\u06E4\u06E7-\u06ED\u06FD\u06FE'
        '\u0700-\u070D\u070F\u0711\u0730-\u074A\u07A6-\u07B0\u07EB-\u07F3'
        '\u07F6-\u07F9\u0816-\u0819\u081B-\u0823\u0825-\u0827\u0829-\u082D\u0830-\u083E'
        '\u0859-\u085B\u085E\u08E4-\u08FE\u0900-\u0903\u093A-\u093C\u093E-\u094F'
        '\u0951-\u0957\u0962-\u0965\u0970\u0981-\u0983\u09BC\u09BE-\u09C4'
        '\u09C7\u09C8\u09CB-\u09CD\u09D7\u09E2\u09E3\u09F2\u09F3\u09FA\u09FB'
        '\u0A01-\u0A03\u0A3C\u0A3E-\u0A42\u0A47\u0A48\u0A4B-\u0A4D\u0A51'
        '\u0A70\u0A71\u0A75\u0A81-\u0A83\u0ABC\u0ABE-\u0AC5\u0AC7-\u0AC9'
        '\u0ACB-\u0ACD\u0AE2\u0AE3\u0AF0\u0AF1\u0B01-\u0B03\u0B3C\u0B3E-\u0B44'
        '\u0B47\u0B48\u0B4B-\u0B4D\u0B56\u0B57\u0B62\u0B63\u0B70\u0B82'
        '\u0BBE-\u0BC2\u0BC6-\u0BC8\u0BCA-\u0BCD\u0BD7\u0BF3-\u0BFA\u0C01-\u0C03'
        '\u0C3E-\u0C44\u0C46-\u0C48\u0C4A-\u0C4D\u0C55\u0C56\u0C62\u0C63\u0C7F'
        '\u0C82\u0C83\u0CBC\u0CBE-\u0CC4\u0CC6-\u0CC8\u0CCA-\u0CCD\u0CD5\u0CD6'
        '\u0CE2\u0CE3\u0D02\u0D03\u0D3E-\u0D44\u0D46-\u0D48\u0D4A-\u0D4D\u0D57'
        '\u0D62\u0D63\u0D79\u0D82\u0D83\u0DCA\u0DCF-\u0DD4\u0DD6'
        '\u0DD8-\u0DDF\u0DF2-\u0DF4\u0E31\u0E34-\u0E3A\u0E3F\u0E47-\u0E4F'
        '\u0E5A\u0E5B\u0EB1\u0EB4-\u0EB9\u0EBB\u0EBC\u0EC8-\u0ECD\u0F01-\u0F1F'
        '\u0F34-\u0F3F\u0F71-\u0F87\u0F8D-\u0F97\u0F99-\u0FBC\u0FBE-\u0FCC\u0FCE-\u0FDA'
        '\u102B-\u103E\u104A-\u104F\u1056-\u1059\u105E-\u1060\u1062-\u1064\u1067-\u106D'
        '\u1071-\u1074\u1082-\u108D\u108F\u109A-\u109F\u10FB\u135D-\u1368'
        '\u1390-\u1399\u1400\u166D\u166E\u1680\u169B\u169C\u16EB-\u16ED'
        '\u1712-\u1714\u1732-\u1736\u1752\u1753\u1772\u1773\u17B4-\u17D6\u17D8-\u17DB'
        '\u17DD\u1800-\u180E\u18A9\u1920-\u192B\u1930-\u193B\u1940'
        '\u1944\u1945\u19B0-\u19C0\u19C8\u19C9\u19DE-\u19FF\u1A17-\u1A1B\u1A1E\u1A1F'
        '\u1A55-\u1A5E\u1A60-\u1A7C\u1A7F\u1AA0-\u1AA6\u1AA8-\u1AAD\u1B00-\u1B04'
        '\u1B34-\u1B44\u1B5A-\u1B7C\u1B80-\u1B82\u1BA1-\u1BAD\u1BE6-\u1BF3\u1BFC-\u1BFF'
        '\u1C24-\u1C37\u1C3B-\u1C3F\u1C7E\u1C7F\u1CC0-\u1CC7\u1CD0-\u1CE8\u1CED'
        '\u1CF2-\u1CF4\u1DC0-\u1DE6\u1DFC-\u1DFF\u1FBD\u1FBF-\u1FC1\u1FCD-\u1FCF'
        '\u1FDD-\u1FDF\u1FED-\u1FEF\u1FFD\u1FFE\u2000-\u2064\u206A-\u206F\u207A-\u207E'
        '\u208A-\u208E\u20A0-\u20B9\u20D0-\u20F0\u2100\u2101\u2103-\u2106\u2108\u2109'
        '\u2114\u2116-\u2118\u211E-\u2123\u2125\u2127\u2129'
        '\u212E\u213A\u213B\u2140-\u2144\u214A-\u214D\u214F\u2190-\u23F3'
        '\u2400-\u2426\u2440-\u244A\u249C-\u24E9\u2500-\u26FF\u2701-\u2775\u2794-\u2B4C'
        '\u2B50-\u2B59\u2CE5-\u2CEA\u2CEF-\u2CF1\u2CF9-\u2CFC\u2CFE\u2CFF\u2D70'
        '\u2D7F\u2DE0-\u2E2E\u2E30-\u2E3B\u2E80-\u2E99\u2E9B-\u2EF3\u2F00-\u2FD5'
        '\u2FF0-\u2FFB\u3000-\u3004\u3008-\u3020\u302A-\u3030\u3036\u3037\u303D-\u303F'
        '\u3099-\u309C\u30A0\u30FB\u3190\u3191\u3196-\u319F\u31C0-\u31E3'
        '\u3200-\u321E\u322A-\u3247\u3250\u3260-\u327F\u328A-\u32B0\u32C0-\u32FE'
        '\u3300-\u33FF\u4DC0-\u4DFF\uA490-\uA4C6\uA4FE\uA4FF\uA60D-\uA60F\uA66F-\uA67E'
        '\uA69F\uA6F0-\uA6F7\uA700-\uA716\uA720\uA721\uA789\uA78A\uA802'
        '\uA806\uA80B\uA823-\uA82B\uA836-\uA839\uA874-\uA877\uA880\uA881'
        '\uA8B4-\uA8C4\uA8CE\uA8CF\uA8E0-\uA8F1\uA8F8-\uA8FA\uA926-\uA92F\uA947-\uA953'
        '\uA95F\uA980-\uA983\uA9B3-\uA9CD\uA9DE\uA9DF\uAA29-\uAA36\uAA43'
        '\uAA4C\uAA4D\uAA5C-\uAA5F\uAA77-\uAA79\uAA7B\uAAB0\uAAB2-\uAAB4'
        '\uAAB7\uAAB8\uAABE\uAABF\uAAC1\uAADE\uAADF\uAAEB-\uAAF1\uAAF5\uAAF6'
        '\uABE3-\uABED\uD800-\uDFFF\uFB1E\uFB29\uFBB2-\uFBC1\uFD3E\uFD3F'
        '\uFDFC\uFDFD\uFE00-\uFE19\uFE20-\uFE26\uFE30-\uFE52\uFE54-\uFE66\uFE68-\uFE6B'
        '\uFEFF\uFF01-\uFF0F\uFF1A-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65\uFFE0-\uFFE6'
        '\uFFE8-\uFFEE\uFFF9-\uFFFF\U00010100-\U00010102\U00010137-\U0001013F\U00010179-\U00010189\U00010190-\U0001019B'
        '\U000101D0-\U000101FD\U0001039F\U000103D0\U00010857\U0001091F\U0001093F'
        '\U00010A01-\U00010A03\U00010A05\U00010A06\U00010A0C-\U00010A0F\U00010A38-\U00010A3A\U00010A3F\U00010A50-\U00010A58'
        '\U00010A7F\U00010B39-\U00010B3F\U00011000-\U00011002\U00011038-\U0001104D\U00011080-\U00011082\U000110B0-\U000110C1'
        '\U00011100-\U00011102\U00011127-\U00011134\U00011140-\U00011143\U00011180-\U00011182\U000111B3-\U000111C0\U000111C5-\U000111C8'
        '\U000116AB-\U000116B7\U00012470-\U00012473\U00016F51-\U00016F7E\U00016F8F-\U00016F92\U0001D000-\U0001D0F5\U0001D100-\U0001D126'
        '\U0001D129-\U0001D1DD\U0001D200-\U0001D245\U0001D300-\U0001D356\U0001D6C1\U0001D6DB\U0001D6FB'
        '\U0001D715\U0001D735\U0001D74F\U0001D76F\U0001D789\U0001D7A9'
        '\U0001D7C3\U0001EEF0\U0001EEF1\U0001F000-\U0001F02B\U0001F030-\U0001F093\U0001F0A0-\U0001F0AE\U0001F0B1-\U0001F0BE'
        '\U0001F0C1-\U0001F0CF\U0001F0D1-\U0001F0DF\U0001F110-\U0001F12E\U0001F130-\U0001F16B\U0001F170-\U0001F19A\U0001F1E6-\U0001F202'
        '\U0001F210-\U0001F23A\U0001F240-\U0001F248\U0001F250\U0001F251\U0001F300-\U0001F320\U0001F330-\U0001F335\U0001F337-\U0001F37C'
        '\U0001F380-\U0001F393\U0001F3A0-\U0001F3C4\U0001F3C6-\U0001F3CA\U0001F3E0-\U0001F3F0\U0001F400-\U0001F43E\U0001F440'
        '\U0001F442-\U0001F4F7\U0001F4F9-\U0001F4FC\U0001F500-\U0001F53D\U0001F540-\U0001F543\U0001F550-\U0001F567\U0001F5FB-\U0001F640'
        '\U0001F645-\U0001F64F\U0001F680-\U0001F6C5\U0001F700-\U0001F773\U000E0001\U000E0020-\U000E007F\U000E0100-\U000E01EF]+';
    letter text;
BEGIN
    said := lower(said COLLATE "C");
    IF octet_length(said) = char_length(said) THEN
        RETURN btrim(regexp_replace(said COLLATE "C", '[^a-z0-9]+', ' ', 'g'), ' ');
    END IF;
    FOR letter IN
        SELECT DISTINCT each.letter
        FROM string_to_table(
            regexp_replace(said COLLATE "C", '[\u0001-\u007F]+', '', 'g'), NULL
        ) AS each (letter)
    LOOP
        IF strpos(letters, letter) > 0 THEN
            said := replace(said, letter, coalesce(plain[strpos(letters, letter)], ''));
        END IF;
    END LOOP;
    RETURN btrim(regexp_replace(said COLLATE "C", separators, ' ', 'g'), ' ');
END
$$;

CREATE FUNCTION biblio_cut(words text, bytes integer) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE
-- The first of some words, as many as go into so many bytes, where the longest are cut.
RETURN (SELECT string_agg(w.word, ' ' ORDER BY w.n)
        FROM (SELECT left(t.word, 500) AS word, t.n,
                     sum(octet_length(left(t.word, 500)) + 1) OVER (ORDER BY t.n) AS upto
              FROM string_to_table(words, ' ') WITH ORDINALITY AS t (word, n)) AS w
        WHERE w.upto <= bytes + 1);

CREATE FUNCTION biblio_search_document(
    title text, abstract text, authors text, comments text, journal text, container text, report text
) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE COST 20000
-- What the search index has of a paper: one row of paper_search_documents.
--
-- Title A, authors B, abstract C, the rest D. Between two fields a position stays empty, so that no
-- phrase goes from one into the next. The words of the rest stand also under their field: /c/word
-- in the comments, /j/ in the journal, /k/ in the container, /r/ in the report. No word begins so.
-- The authors come last: positions end at 16,383, where all further words stand, and 16,382 stays
-- empty. What is too large is cut, so that the whole is never above the megabyte that a tsvector
-- has room for: it takes up to 2.4 bytes for one of a text, 5.7 where that stands under a field too.
AS $$
DECLARE
    fields CONSTANT text[] := ARRAY[title, abstract, comments, journal, container, report, authors];
    weights CONSTANT text[] := '{A,C,D,D,D,D,B}';
    marks CONSTANT text[] := '{NULL,NULL,/c/,/j/,/k/,/r/,NULL}';
    rooms CONSTANT integer[] := '{20000,160000,10000,10000,10000,10000,160000}';
    place bigint := 0;
    words text;
    placed text;
    many bigint;
    document text := '';
BEGIN
    FOR field IN 1..7 LOOP
        words := biblio_words(fields[field]);
        IF octet_length(words) > rooms[field] THEN
            words := biblio_cut(words, rooms[field]);
        END IF;
        IF words <> '' THEN
            IF marks[field] IS NULL THEN
                SELECT count(*), string_agg(
                    left(each.word, 500) || ':'
                    || CASE WHEN place + each.n <= 16381 THEN place + each.n ELSE 16383 END
                    || weights[field], ' ')
                INTO many, placed
                FROM string_to_table(words, ' ') WITH ORDINALITY AS each (word, n);
            ELSE
                SELECT count(DISTINCT each.n), string_agg(
                    each.mark || left(each.word, 500) || ':'
                    || CASE WHEN place + each.n <= 16381 THEN place + each.n ELSE 16383 END
                    || weights[field], ' ')
                INTO many, placed
                FROM (
                    SELECT also.mark, t.word, t.n
                    FROM string_to_table(words, ' ') WITH ORDINALITY AS t (word, n)
                    CROSS JOIN (VALUES (''), (marks[field])) AS also (mark)
                ) AS each;
            END IF;
            document := document || ' ' || placed;
            place := place + many;
        END IF;
        place := place + 1;
    END LOOP;
    RETURN document::tsvector;
END
$$;

-- Tables -----------------------------------------------------------------------------------------

CREATE TABLE annotation_changes (
    id bigint NOT NULL,
    uuid text COLLATE "C" NOT NULL,
    changed_at text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    undone_at text COLLATE "C",
    CONSTRAINT pk_annotation_changes PRIMARY KEY (id),
    CONSTRAINT ck_annotation_changes_uuid_not_empty CHECK (uuid <> ''),
    CONSTRAINT ck_annotation_changes_changed_at_not_empty CHECK (changed_at <> ''),
    CONSTRAINT ck_annotation_changes_action_not_empty CHECK (action <> ''),
    CONSTRAINT ck_annotation_changes_undone_at_not_empty CHECK (undone_at <> ''),
    CONSTRAINT uq_annotation_changes_uuid UNIQUE (uuid)
);

CREATE TABLE authors (
    id bigint NOT NULL,
    keyname text COLLATE "C" NOT NULL,
    forenames text COLLATE "C" DEFAULT '' NOT NULL,
    suffix text COLLATE "C" DEFAULT '' NOT NULL,
    is_collaboration bigint DEFAULT 0 NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    keyname_key text COLLATE "C" NOT NULL,
    initials text COLLATE "C" NOT NULL,
    german_key text COLLATE "C" NOT NULL,
    CONSTRAINT pk_authors PRIMARY KEY (id),
    CONSTRAINT ck_authors_keyname_not_empty CHECK (keyname <> ''),
    CONSTRAINT ck_authors_is_collaboration_is_boolean CHECK (is_collaboration IN (0, 1)),
    CONSTRAINT uq_authors_keyname_forenames_suffix_is_collaboration UNIQUE (keyname, forenames, suffix, is_collaboration)
);
CREATE INDEX ix_authors_german_key ON authors (german_key);
CREATE INDEX ix_authors_keyname_key_initials ON authors (keyname_key, initials);
CREATE INDEX ix_authors_name_key ON authors (name_key);

CREATE TABLE citation_keys (
    folded text COLLATE "C" NOT NULL,
    citation_key text COLLATE "C" NOT NULL,
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    first_written text COLLATE "C" NOT NULL,
    CONSTRAINT pk_citation_keys PRIMARY KEY (folded),
    CONSTRAINT ck_citation_keys_citation_key_not_empty CHECK (citation_key <> ''),
    CONSTRAINT ck_citation_keys_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_citation_keys_value_not_empty CHECK (value <> ''),
    CONSTRAINT ck_citation_keys_first_written_not_empty CHECK (first_written <> ''),
    CONSTRAINT uq_citation_keys_scheme_value UNIQUE (scheme, value)
);

CREATE TABLE generations (
    of_table text COLLATE "C" NOT NULL,
    stamp bytea NOT NULL,
    CONSTRAINT pk_generations PRIMARY KEY (of_table),
    CONSTRAINT ck_generations_of_table_not_empty CHECK (of_table <> '')
);

CREATE TABLE harvests (
    id bigint NOT NULL,
    url text COLLATE "C" NOT NULL,
    metadata_prefix text COLLATE "C" NOT NULL,
    set_spec text COLLATE "C" DEFAULT '' NOT NULL,
    last_answer text COLLATE "C",
    completed text COLLATE "C",
    failed text COLLATE "C",
    failure text COLLATE "C",
    process text COLLATE "C",
    last_sign text COLLATE "C",
    CONSTRAINT pk_harvests PRIMARY KEY (id),
    CONSTRAINT ck_harvests_url_not_empty CHECK (url <> ''),
    CONSTRAINT ck_harvests_metadata_prefix_not_empty CHECK (metadata_prefix <> ''),
    CONSTRAINT uq_harvests_url_metadata_prefix_set_spec UNIQUE (url, metadata_prefix, set_spec)
);

CREATE TABLE highest_ids (
    of_table text COLLATE "C" NOT NULL,
    highest bigint NOT NULL,
    CONSTRAINT pk_highest_ids PRIMARY KEY (of_table),
    CONSTRAINT ck_highest_ids_highest_not_negative CHECK (highest >= 0)
);

CREATE TABLE imports (
    id bigint NOT NULL,
    source text COLLATE "C" NOT NULL,
    format text COLLATE "C" NOT NULL,
    status text COLLATE "C" NOT NULL,
    process text COLLATE "C",
    started text COLLATE "C" NOT NULL,
    last_written text COLLATE "C" NOT NULL,
    finished text COLLATE "C",
    size bigint,
    checksum text COLLATE "C",
    read bigint DEFAULT 0 NOT NULL,
    added bigint DEFAULT 0 NOT NULL,
    updated bigint DEFAULT 0 NOT NULL,
    unchanged bigint DEFAULT 0 NOT NULL,
    held bigint DEFAULT 0 NOT NULL,
    rejected bigint DEFAULT 0 NOT NULL,
    warnings bigint DEFAULT 0 NOT NULL,
    program_version text COLLATE "C" NOT NULL,
    parser_version bigint NOT NULL,
    sources_seen text COLLATE "C" DEFAULT '[]' NOT NULL,
    rejections_seen text COLLATE "C" DEFAULT '[]' NOT NULL,
    as_of text COLLATE "C",
    library text COLLATE "C",
    CONSTRAINT pk_imports PRIMARY KEY (id),
    CONSTRAINT ck_imports_status_is_known CHECK (status IN ('running', 'complete', 'cut', 'failed', 'undoing'))
);

CREATE TABLE papers (
    id bigint NOT NULL,
    arxiv_id text COLLATE "C",
    anchor text COLLATE "C",
    announced text COLLATE "C" GENERATED ALWAYS AS (biblio_announced(arxiv_id)) STORED,
    submitted text COLLATE "C",
    revised text COLLATE "C",
    listed_submitted text COLLATE "C" GENERATED ALWAYS AS (coalesce(submitted, biblio_announced(arxiv_id), issued, '0000')) STORED NOT NULL,
    listed_revised text COLLATE "C" GENERATED ALWAYS AS (coalesce(revised, submitted, biblio_announced(arxiv_id), issued, '0000')) STORED NOT NULL,
    latest_version bigint,
    withdrawn bigint,
    deleted bigint,
    authors_cut bigint DEFAULT 0 NOT NULL,
    authors_shifted bigint DEFAULT 0 NOT NULL,
    names_version bigint DEFAULT 0 NOT NULL,
    primary_category text COLLATE "C",
    title text COLLATE "C",
    authors_text text COLLATE "C",
    comments text COLLATE "C",
    journal_ref text COLLATE "C",
    doi text COLLATE "C",
    report_no text COLLATE "C",
    license text COLLATE "C",
    submitter text COLLATE "C",
    kind text COLLATE "C",
    container_title text COLLATE "C",
    container_short text COLLATE "C",
    series text COLLATE "C",
    volume text COLLATE "C",
    issue text COLLATE "C",
    pages text COLLATE "C",
    article_number text COLLATE "C",
    publisher text COLLATE "C",
    place text COLLATE "C",
    edition text COLLATE "C",
    issued text COLLATE "C",
    issued_printed text COLLATE "C",
    isbn text COLLATE "C",
    issn text COLLATE "C",
    url text COLLATE "C",
    language text COLLATE "C",
    retracted bigint,
    extra text COLLATE "C",
    abstract text COLLATE "C",
    CONSTRAINT pk_papers PRIMARY KEY (id),
    CONSTRAINT ck_papers_arxiv_id_not_empty CHECK (arxiv_id <> ''),
    CONSTRAINT ck_papers_anchor_not_empty CHECK (anchor <> ''),
    CONSTRAINT ck_papers_is_identified CHECK (arxiv_id IS NOT NULL OR anchor IS NOT NULL),
    CONSTRAINT ck_papers_kind_is_known CHECK (kind IS NULL OR kind IN (
        'preprint', 'article', 'conference-paper', 'proceedings', 'book',
        'chapter', 'thesis', 'report', 'dataset', 'software',
        'webpage', 'patent', 'standard', 'other'
    )),
    CONSTRAINT ck_papers_retracted_is_boolean CHECK (retracted IN (0, 1)),
    CONSTRAINT ck_papers_latest_version_from_1 CHECK (latest_version >= 1),
    CONSTRAINT ck_papers_withdrawn_is_boolean CHECK (withdrawn IN (0, 1)),
    CONSTRAINT ck_papers_deleted_is_boolean CHECK (deleted IN (0, 1)),
    CONSTRAINT ck_papers_authors_cut_is_boolean CHECK (authors_cut IN (0, 1)),
    CONSTRAINT ck_papers_authors_shifted_is_boolean CHECK (authors_shifted IN (0, 1)),
    CONSTRAINT uq_papers_arxiv_id UNIQUE (arxiv_id),
    CONSTRAINT ck_papers_issued_is_a_date CHECK (biblio_is_a_date_of_issue(issued)),
    CONSTRAINT ck_papers_revised_is_a_date CHECK (biblio_is_a_date(revised)),
    CONSTRAINT ck_papers_submitted_is_a_date CHECK (biblio_is_a_date(submitted))
);
CREATE UNIQUE INDEX ix_papers_anchor ON papers (anchor) WHERE anchor IS NOT NULL;
CREATE INDEX ix_papers_announced ON papers (announced);
CREATE INDEX ix_papers_authors_shifted ON papers (authors_shifted) WHERE authors_shifted = 1;
CREATE INDEX ix_papers_issued ON papers (issued) WHERE issued IS NOT NULL;
CREATE INDEX ix_papers_kind_arxiv_id ON papers (kind, arxiv_id) WHERE kind IS NOT NULL;
CREATE INDEX ix_papers_listed_revised ON papers (listed_revised);
CREATE INDEX ix_papers_listed_submitted ON papers (listed_submitted);

CREATE TABLE people_decisions (
    id bigint NOT NULL,
    uuid text COLLATE "C" NOT NULL,
    decided_at text COLLATE "C" NOT NULL,
    action text COLLATE "C" NOT NULL,
    text text COLLATE "C",
    note text COLLATE "C",
    undone_at text COLLATE "C",
    CONSTRAINT pk_people_decisions PRIMARY KEY (id),
    CONSTRAINT ck_people_decisions_uuid_not_empty CHECK (uuid <> ''),
    CONSTRAINT ck_people_decisions_decided_at_not_empty CHECK (decided_at <> ''),
    CONSTRAINT ck_people_decisions_action_is_known CHECK (action IN ('same', 'different', 'assign', 'orcid', 'display')),
    CONSTRAINT ck_people_decisions_text_where_it_says_one CHECK ((text IS NULL) = (action NOT IN ('orcid', 'display'))),
    CONSTRAINT ck_people_decisions_text_not_empty CHECK (text <> ''),
    CONSTRAINT ck_people_decisions_note_not_empty CHECK (note <> ''),
    CONSTRAINT ck_people_decisions_undone_at_not_empty CHECK (undone_at <> ''),
    CONSTRAINT uq_people_decisions_uuid UNIQUE (uuid)
);

CREATE TABLE people_doubts (
    block text COLLATE "C" NOT NULL,
    number bigint NOT NULL,
    one text COLLATE "C" NOT NULL,
    other text COLLATE "C" NOT NULL,
    chance bigint NOT NULL,
    CONSTRAINT pk_people_doubts PRIMARY KEY (block, number),
    CONSTRAINT ck_people_doubts_block_not_empty CHECK (block <> ''),
    CONSTRAINT ck_people_doubts_number_from_1 CHECK (number >= 1),
    CONSTRAINT ck_people_doubts_one_not_empty CHECK (one <> ''),
    CONSTRAINT ck_people_doubts_other_not_empty CHECK (other <> ''),
    CONSTRAINT ck_people_doubts_chance_in_thousandths CHECK (chance BETWEEN 0 AND 1000)
);

CREATE TABLE people_runs (
    id bigint NOT NULL,
    ran_at text COLLATE "C" NOT NULL,
    cause text COLLATE "C" NOT NULL,
    import_id bigint,
    decision_id bigint,
    method text COLLATE "C",
    changed bigint DEFAULT 0 NOT NULL,
    undone_at text COLLATE "C",
    CONSTRAINT pk_people_runs PRIMARY KEY (id),
    CONSTRAINT ck_people_runs_ran_at_not_empty CHECK (ran_at <> ''),
    CONSTRAINT ck_people_runs_cause_not_empty CHECK (cause <> ''),
    CONSTRAINT ck_people_runs_method_not_empty CHECK (method <> ''),
    CONSTRAINT ck_people_runs_changed_not_negative CHECK (changed >= 0),
    CONSTRAINT ck_people_runs_undone_at_not_empty CHECK (undone_at <> '')
);
CREATE INDEX ix_people_runs_decision_id ON people_runs (decision_id) WHERE decision_id IS NOT NULL;
CREATE INDEX ix_people_runs_import_id ON people_runs (import_id) WHERE import_id IS NOT NULL;

CREATE TABLE people_stale_blocks (
    block text COLLATE "C" NOT NULL,
    since text COLLATE "C" NOT NULL,
    CONSTRAINT pk_people_stale_blocks PRIMARY KEY (block),
    CONSTRAINT ck_people_stale_blocks_block_not_empty CHECK (block <> ''),
    CONSTRAINT ck_people_stale_blocks_since_not_empty CHECK (since <> '')
);

CREATE TABLE persons (
    id bigint NOT NULL,
    display text COLLATE "C",
    orcid text COLLATE "C",
    chance bigint,
    block text COLLATE "C" NOT NULL,
    CONSTRAINT pk_persons PRIMARY KEY (id),
    CONSTRAINT ck_persons_display_not_empty CHECK (display <> ''),
    CONSTRAINT ck_persons_orcid_not_empty CHECK (orcid <> ''),
    CONSTRAINT ck_persons_chance_in_thousandths CHECK (chance BETWEEN 0 AND 1000),
    CONSTRAINT ck_persons_id_below_0 CHECK (id <= -1),
    CONSTRAINT ck_persons_block_not_empty CHECK (block <> '')
);
CREATE INDEX ix_persons_block ON persons (block);

CREATE TABLE saved_queries (
    id bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    asks text COLLATE "C",
    changed_at text COLLATE "C" NOT NULL,
    asked_at text COLLATE "C",
    records_seen bigint,
    CONSTRAINT pk_saved_queries PRIMARY KEY (id),
    CONSTRAINT ck_saved_queries_name_not_empty CHECK (name <> ''),
    CONSTRAINT ck_saved_queries_name_key_not_empty CHECK (name_key <> ''),
    CONSTRAINT ck_saved_queries_asks_not_empty CHECK (asks <> ''),
    CONSTRAINT ck_saved_queries_changed_at_not_empty CHECK (changed_at <> ''),
    CONSTRAINT ck_saved_queries_asked_at_not_empty CHECK (asked_at <> ''),
    CONSTRAINT ck_saved_queries_records_seen_not_negative CHECK (records_seen >= 0),
    CONSTRAINT uq_saved_queries_name_key UNIQUE (name_key)
);

CREATE TABLE annotations (
    change_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    name text COLLATE "C" DEFAULT '' NOT NULL,
    name_key text COLLATE "C" DEFAULT '' NOT NULL,
    text text COLLATE "C",
    is_set bigint NOT NULL,
    changed_at text COLLATE "C" NOT NULL,
    is_current bigint DEFAULT 0 NOT NULL,
    CONSTRAINT pk_annotations PRIMARY KEY (change_id, ordinal),
    CONSTRAINT ck_annotations_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT ck_annotations_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_annotations_value_not_empty CHECK (value <> ''),
    CONSTRAINT ck_annotations_kind_is_known CHECK (kind IN ('tag', 'note', 'list')),
    CONSTRAINT ck_annotations_name_but_of_notes CHECK ((name = '') = (kind = 'note')),
    CONSTRAINT ck_annotations_name_key_but_of_notes CHECK ((name_key = '') = (kind = 'note')),
    CONSTRAINT ck_annotations_text_of_notes_alone CHECK (text IS NULL OR (kind = 'note' AND is_set = 1)),
    CONSTRAINT ck_annotations_text_not_empty CHECK (text <> ''),
    CONSTRAINT ck_annotations_is_set_is_boolean CHECK (is_set IN (0, 1)),
    CONSTRAINT ck_annotations_changed_at_not_empty CHECK (changed_at <> ''),
    CONSTRAINT ck_annotations_is_current_is_boolean CHECK (is_current IN (0, 1)),
    CONSTRAINT uq_annotations_scheme_value_kind_name_key_change_id UNIQUE (scheme, value, kind, name_key, change_id),
    CONSTRAINT fk_annotations_change_id FOREIGN KEY (change_id) REFERENCES annotation_changes (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_annotations_name_key_kind ON annotations (name_key, kind) WHERE is_current = 1;
CREATE INDEX ix_annotations_scheme_value_kind_name_key ON annotations (scheme, value, kind, name_key) WHERE is_current = 1;

CREATE TABLE author_identifiers (
    paper_id bigint NOT NULL,
    source_ordinal bigint NOT NULL,
    printed_name text COLLATE "C" NOT NULL,
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    ordinal bigint,
    CONSTRAINT pk_author_identifiers PRIMARY KEY (paper_id, source_ordinal, printed_name, scheme, value),
    CONSTRAINT ck_author_identifiers_source_ordinal_from_1 CHECK (source_ordinal >= 1),
    CONSTRAINT ck_author_identifiers_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_author_identifiers_value_not_empty CHECK (value <> ''),
    CONSTRAINT fk_author_identifiers_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_author_identifiers_scheme_value ON author_identifiers (scheme, value);

CREATE TABLE author_lists (
    paper_id bigint NOT NULL,
    places bigint NOT NULL,
    members bytea NOT NULL,
    CONSTRAINT pk_author_lists PRIMARY KEY (paper_id),
    CONSTRAINT fk_author_lists_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);

CREATE TABLE authorships (
    paper_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    author_id bigint NOT NULL,
    printed_name text COLLATE "C" NOT NULL,
    affiliations text COLLATE "C",
    listed_on bigint DEFAULT 0 NOT NULL,
    CONSTRAINT pk_authorships PRIMARY KEY (paper_id, ordinal),
    CONSTRAINT ck_authorships_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT fk_authorships_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE,
    CONSTRAINT fk_authorships_author_id FOREIGN KEY (author_id) REFERENCES authors (id)
        DEFERRABLE
);
CREATE INDEX ix_authorships_author_id_listed_on_paper_id ON authorships (author_id, listed_on, paper_id);

CREATE TABLE cited_identifiers (
    paper_id bigint NOT NULL,
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    CONSTRAINT pk_cited_identifiers PRIMARY KEY (paper_id, scheme, value),
    CONSTRAINT ck_cited_identifiers_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_cited_identifiers_value_not_empty CHECK (value <> ''),
    CONSTRAINT fk_cited_identifiers_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_cited_identifiers_scheme_value ON cited_identifiers (scheme, value);

CREATE TABLE contributors (
    paper_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    role text COLLATE "C" NOT NULL,
    author_id bigint NOT NULL,
    printed_name text COLLATE "C" NOT NULL,
    affiliations text COLLATE "C",
    CONSTRAINT pk_contributors PRIMARY KEY (paper_id, ordinal),
    CONSTRAINT ck_contributors_role_not_empty CHECK (role <> ''),
    CONSTRAINT ck_contributors_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT fk_contributors_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE,
    CONSTRAINT fk_contributors_author_id FOREIGN KEY (author_id) REFERENCES authors (id)
        DEFERRABLE
);
CREATE INDEX ix_contributors_author_id ON contributors (author_id);

CREATE TABLE floating_records (
    id bigint NOT NULL,
    import_id bigint NOT NULL,
    format text COLLATE "C" NOT NULL,
    datestamp text COLLATE "C",
    library text COLLATE "C",
    digest bytea NOT NULL,
    record text COLLATE "C" NOT NULL,
    CONSTRAINT pk_floating_records PRIMARY KEY (id),
    CONSTRAINT uq_floating_records_digest UNIQUE (digest),
    CONSTRAINT fk_floating_records_import_id FOREIGN KEY (import_id) REFERENCES imports (id)
        DEFERRABLE
);
CREATE INDEX ix_floating_records_import_id ON floating_records (import_id);

CREATE TABLE harvest_runs (
    import_id bigint NOT NULL,
    harvest_id bigint NOT NULL,
    continues bigint,
    goes_on bigint NOT NULL,
    from_day text COLLATE "C",
    until_day text COLLATE "C",
    pages bigint DEFAULT 0 NOT NULL,
    seen text COLLATE "C",
    is_ordered bigint DEFAULT 1 NOT NULL,
    token text COLLATE "C",
    answered text COLLATE "C",
    is_complete bigint DEFAULT 0 NOT NULL,
    reached text COLLATE "C",
    CONSTRAINT pk_harvest_runs PRIMARY KEY (import_id),
    CONSTRAINT ck_harvest_runs_token_not_empty CHECK (token <> ''),
    CONSTRAINT ck_harvest_runs_pages_not_negative CHECK (pages >= 0),
    CONSTRAINT ck_harvest_runs_is_ordered_is_boolean CHECK (is_ordered IN (0, 1)),
    CONSTRAINT ck_harvest_runs_is_complete_is_boolean CHECK (is_complete IN (0, 1)),
    CONSTRAINT ck_harvest_runs_goes_on_is_boolean CHECK (goes_on IN (0, 1)),
    CONSTRAINT fk_harvest_runs_import_id FOREIGN KEY (import_id) REFERENCES imports (id) ON DELETE CASCADE
        DEFERRABLE,
    CONSTRAINT fk_harvest_runs_harvest_id FOREIGN KEY (harvest_id) REFERENCES harvests (id)
        DEFERRABLE,
    CONSTRAINT fk_harvest_runs_continues FOREIGN KEY (continues) REFERENCES harvest_runs (import_id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_harvest_runs_continues ON harvest_runs (continues) WHERE continues IS NOT NULL;
CREATE INDEX ix_harvest_runs_harvest_id ON harvest_runs (harvest_id);

CREATE TABLE identifier_links (
    paper_id bigint NOT NULL,
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    target_scheme text COLLATE "C" NOT NULL,
    target_value text COLLATE "C" NOT NULL,
    CONSTRAINT pk_identifier_links PRIMARY KEY (paper_id, scheme, value, target_scheme, target_value),
    CONSTRAINT fk_identifier_links_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_identifier_links_scheme_value ON identifier_links (scheme, value);
CREATE INDEX ix_identifier_links_target_scheme_target_value ON identifier_links (target_scheme, target_value);

CREATE TABLE identifiers (
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    paper_id bigint NOT NULL,
    CONSTRAINT pk_identifiers PRIMARY KEY (scheme, value, paper_id),
    CONSTRAINT ck_identifiers_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_identifiers_value_not_empty CHECK (value <> ''),
    CONSTRAINT fk_identifiers_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_identifiers_paper_id ON identifiers (paper_id);

CREATE TABLE paper_categories (
    paper_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    category text COLLATE "C" NOT NULL,
    listed_on bigint DEFAULT 0 NOT NULL,
    CONSTRAINT pk_paper_categories PRIMARY KEY (paper_id, ordinal),
    CONSTRAINT ck_paper_categories_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT ck_paper_categories_category_not_empty CHECK (category <> ''),
    CONSTRAINT fk_paper_categories_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE UNIQUE INDEX ix_paper_categories_category_listed_on_paper_id ON paper_categories (category, listed_on, paper_id);

CREATE TABLE paper_keywords (
    paper_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    keyword text COLLATE "C" NOT NULL,
    CONSTRAINT pk_paper_keywords PRIMARY KEY (paper_id, ordinal),
    CONSTRAINT ck_paper_keywords_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT ck_paper_keywords_keyword_not_empty CHECK (keyword <> ''),
    CONSTRAINT fk_paper_keywords_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_paper_keywords_keyword ON paper_keywords (keyword);

CREATE TABLE paper_references (
    paper_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    scheme text COLLATE "C",
    value text COLLATE "C",
    printed text COLLATE "C",
    also text COLLATE "C",
    CONSTRAINT pk_paper_references PRIMARY KEY (paper_id, ordinal),
    CONSTRAINT ck_paper_references_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT fk_paper_references_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_paper_references_scheme_value ON paper_references (scheme, value);

CREATE TABLE paper_versions (
    paper_id bigint NOT NULL,
    version bigint NOT NULL,
    submitted text COLLATE "C",
    size bigint,
    CONSTRAINT pk_paper_versions PRIMARY KEY (paper_id, version),
    CONSTRAINT ck_paper_versions_version_from_1 CHECK (version >= 1),
    CONSTRAINT ck_paper_versions_size_not_negative CHECK (size >= 0),
    CONSTRAINT fk_paper_versions_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE,
    CONSTRAINT ck_paper_versions_submitted_is_a_date CHECK (biblio_is_a_date(submitted))
);

CREATE TABLE people_decision_sides (
    decision_id bigint NOT NULL,
    side bigint NOT NULL,
    scheme text COLLATE "C",
    value text COLLATE "C",
    ordinal bigint,
    printed_name text COLLATE "C",
    also_at text COLLATE "C",
    keyname text COLLATE "C" NOT NULL,
    forenames text COLLATE "C" DEFAULT '' NOT NULL,
    suffix text COLLATE "C" DEFAULT '' NOT NULL,
    CONSTRAINT pk_people_decision_sides PRIMARY KEY (decision_id, side),
    CONSTRAINT ck_people_decision_sides_side_is_1_or_2 CHECK (side IN (1, 2)),
    CONSTRAINT ck_people_decision_sides_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_people_decision_sides_value_not_empty CHECK (value <> ''),
    CONSTRAINT ck_people_decision_sides_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT ck_people_decision_sides_keyname_not_empty CHECK (keyname <> ''),
    CONSTRAINT ck_people_decision_sides_value_of_places CHECK ((scheme IS NULL) = (value IS NULL)),
    CONSTRAINT ck_people_decision_sides_ordinal_of_places CHECK ((scheme IS NULL) = (ordinal IS NULL)),
    CONSTRAINT ck_people_decision_sides_printed_name_of_places CHECK ((scheme IS NULL) = (printed_name IS NULL)),
    CONSTRAINT ck_people_decision_sides_also_at_of_places CHECK (also_at IS NULL OR scheme IS NOT NULL),
    CONSTRAINT fk_people_decision_sides_decision_id FOREIGN KEY (decision_id) REFERENCES people_decisions (id) ON DELETE CASCADE
        DEFERRABLE
);

CREATE TABLE people_run_changes (
    run_id bigint NOT NULL,
    number bigint NOT NULL,
    name text COLLATE "C" NOT NULL,
    name_key text COLLATE "C" NOT NULL,
    suffix text COLLATE "C" DEFAULT '' NOT NULL,
    scheme text COLLATE "C",
    value text COLLATE "C",
    ordinal bigint,
    was text COLLATE "C",
    was_id bigint,
    became text COLLATE "C",
    became_id bigint,
    CONSTRAINT pk_people_run_changes PRIMARY KEY (run_id, number),
    CONSTRAINT ck_people_run_changes_number_from_1 CHECK (number >= 1),
    CONSTRAINT ck_people_run_changes_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_people_run_changes_value_not_empty CHECK (value <> ''),
    CONSTRAINT ck_people_run_changes_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT ck_people_run_changes_name_not_empty CHECK (name <> ''),
    CONSTRAINT ck_people_run_changes_name_key_not_empty CHECK (name_key <> ''),
    CONSTRAINT ck_people_run_changes_value_of_places CHECK ((scheme IS NULL) = (value IS NULL)),
    CONSTRAINT ck_people_run_changes_ordinal_of_places CHECK ((scheme IS NULL) = (ordinal IS NULL)),
    CONSTRAINT fk_people_run_changes_run_id FOREIGN KEY (run_id) REFERENCES people_runs (id) ON DELETE CASCADE
        DEFERRABLE
);

CREATE TABLE person_exceptions (
    paper_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT pk_person_exceptions PRIMARY KEY (paper_id, ordinal),
    CONSTRAINT ck_person_exceptions_ordinal_from_1 CHECK (ordinal >= 1),
    CONSTRAINT fk_person_exceptions_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE,
    CONSTRAINT fk_person_exceptions_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_person_exceptions_person_id ON person_exceptions (person_id);

CREATE TABLE person_spellings (
    name_key text COLLATE "C" NOT NULL,
    suffix text COLLATE "C" NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT pk_person_spellings PRIMARY KEY (name_key, suffix),
    CONSTRAINT ck_person_spellings_name_key_not_empty CHECK (name_key <> ''),
    CONSTRAINT fk_person_spellings_person_id FOREIGN KEY (person_id) REFERENCES persons (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_person_spellings_person_id ON person_spellings (person_id);

CREATE TABLE rejections (
    id bigint NOT NULL,
    import_id bigint NOT NULL,
    place text COLLATE "C" NOT NULL,
    identifier text COLLATE "C",
    reason text COLLATE "C" NOT NULL,
    format text COLLATE "C",
    raw text COLLATE "C" NOT NULL,
    digest bytea NOT NULL,
    CONSTRAINT pk_rejections PRIMARY KEY (id),
    CONSTRAINT uq_rejections_digest UNIQUE (digest),
    CONSTRAINT fk_rejections_import_id FOREIGN KEY (import_id) REFERENCES imports (id)
        DEFERRABLE
);
CREATE INDEX ix_rejections_import_id ON rejections (import_id);

CREATE TABLE sightings (
    import_id bigint NOT NULL,
    ordinal bigint NOT NULL,
    as_of text COLLATE "C" NOT NULL,
    first_source bigint NOT NULL,
    last_source bigint NOT NULL,
    CONSTRAINT pk_sightings PRIMARY KEY (import_id, ordinal),
    CONSTRAINT ck_sightings_as_of_not_empty CHECK (as_of <> ''),
    CONSTRAINT ck_sightings_last_not_before_first CHECK (first_source <= last_source),
    CONSTRAINT fk_sightings_import_id FOREIGN KEY (import_id) REFERENCES imports (id) ON DELETE CASCADE
        DEFERRABLE
);

CREATE TABLE sources (
    id bigint NOT NULL,
    paper_id bigint NOT NULL,
    import_id bigint NOT NULL,
    format text COLLATE "C" NOT NULL,
    datestamp text COLLATE "C",
    library text COLLATE "C",
    digest bytea NOT NULL,
    abstract_key bigint,
    content_key bigint,
    is_joined bigint DEFAULT 0 NOT NULL,
    differences text COLLATE "C",
    CONSTRAINT pk_sources PRIMARY KEY (id),
    CONSTRAINT ck_sources_is_joined_is_boolean CHECK (is_joined IN (0, 1)),
    CONSTRAINT fk_sources_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE,
    CONSTRAINT fk_sources_import_id FOREIGN KEY (import_id) REFERENCES imports (id)
        DEFERRABLE
);
CREATE INDEX ix_sources_abstract_key ON sources (abstract_key);
CREATE INDEX ix_sources_content_key ON sources (content_key) WHERE content_key IS NOT NULL;
CREATE UNIQUE INDEX ix_sources_digest ON sources (digest);
CREATE INDEX ix_sources_import_id ON sources (import_id);
CREATE INDEX ix_sources_is_joined ON sources (is_joined) WHERE is_joined = 1;
CREATE INDEX ix_sources_paper_id ON sources (paper_id);

CREATE TABLE told_papers (
    query_id bigint NOT NULL,
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    CONSTRAINT pk_told_papers PRIMARY KEY (query_id, scheme, value),
    CONSTRAINT ck_told_papers_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_told_papers_value_not_empty CHECK (value <> ''),
    CONSTRAINT fk_told_papers_query_id FOREIGN KEY (query_id) REFERENCES saved_queries (id) ON DELETE CASCADE
        DEFERRABLE
);

CREATE TABLE translations (
    paper_id bigint NOT NULL,
    language text COLLATE "C" NOT NULL,
    title text COLLATE "C",
    abstract text COLLATE "C",
    CONSTRAINT pk_translations PRIMARY KEY (paper_id, language),
    CONSTRAINT ck_translations_language_not_empty CHECK (language <> ''),
    CONSTRAINT fk_translations_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);

CREATE TABLE floating_identifiers (
    scheme text COLLATE "C" NOT NULL,
    value text COLLATE "C" NOT NULL,
    record_id bigint NOT NULL,
    CONSTRAINT pk_floating_identifiers PRIMARY KEY (scheme, value, record_id),
    CONSTRAINT ck_floating_identifiers_scheme_not_empty CHECK (scheme <> ''),
    CONSTRAINT ck_floating_identifiers_value_not_empty CHECK (value <> ''),
    CONSTRAINT fk_floating_identifiers_record_id FOREIGN KEY (record_id) REFERENCES floating_records (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_floating_identifiers_record_id ON floating_identifiers (record_id);

CREATE TABLE floating_papers (
    record_id bigint NOT NULL,
    paper_id bigint NOT NULL,
    CONSTRAINT pk_floating_papers PRIMARY KEY (record_id, paper_id),
    CONSTRAINT fk_floating_papers_record_id FOREIGN KEY (record_id) REFERENCES floating_records (id) ON DELETE CASCADE
        DEFERRABLE,
    CONSTRAINT fk_floating_papers_paper_id FOREIGN KEY (paper_id) REFERENCES papers (id) ON DELETE CASCADE
        DEFERRABLE
);
CREATE INDEX ix_floating_papers_paper_id ON floating_papers (paper_id);

INSERT INTO generations (of_table, stamp)
VALUES ('authorships', decode('00000000000000000000000000000000', 'hex'));

CREATE TABLE paper_search (
    rowid bigint NOT NULL,
    document tsvector NOT NULL,
    CONSTRAINT pk_paper_search PRIMARY KEY (rowid),
    CONSTRAINT fk_paper_search_rowid FOREIGN KEY (rowid) REFERENCES papers (id)
        ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE
);
CREATE INDEX ix_paper_search_document ON paper_search USING gin (document);

-- Views ------------------------------------------------------------------------------------------

CREATE VIEW authorship_list AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       s.ordinal AS ordinal, a.id AS author_id,
       a.name AS name, a.keyname AS keyname, a.forenames AS forenames, a.suffix AS suffix,
       a.is_collaboration AS is_collaboration, s.printed_name AS printed_name,
       s.affiliations AS affiliations, a.name_key AS name_key, a.keyname_key AS keyname_key,
       p.listed_submitted AS listed_submitted
FROM papers AS p
JOIN authorships AS s ON s.paper_id = p.id
JOIN authors AS a ON a.id = s.author_id;

CREATE VIEW coauthor_pairs AS
SELECT a.id AS author_id, a.name AS author, a.name_key AS author_key,
       b.id AS coauthor_id, b.name AS coauthor, b.name_key AS coauthor_key,
       (SELECT count(DISTINCT o.paper_id)
        FROM authorships AS o CROSS JOIN authorships AS m
        WHERE o.author_id = b.id AND m.author_id = a.id
          AND m.listed_on = o.listed_on AND m.paper_id = o.paper_id) AS papers
FROM authors AS a
JOIN authorships AS x ON x.author_id = a.id
JOIN authorships AS y ON y.paper_id = x.paper_id AND y.author_id <> x.author_id
JOIN authors AS b ON b.id = y.author_id
WHERE a.is_collaboration = 0 AND b.is_collaboration = 0
  AND NOT EXISTS (
      SELECT 1
      FROM authorships AS o CROSS JOIN authorships AS m
      WHERE o.author_id = b.id AND m.author_id = a.id
        AND m.listed_on = o.listed_on AND m.paper_id = o.paper_id
        AND o.paper_id <= y.paper_id
        AND (o.paper_id < y.paper_id OR o.ordinal < y.ordinal
             OR (o.ordinal = y.ordinal AND m.ordinal < x.ordinal)));

CREATE VIEW version_list AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle, v.version AS version,
       p.arxiv_id || 'v' || v.version AS versioned_id, v.submitted AS submitted, v.size AS size,
       CASE WHEN v.version = p.latest_version THEN 1::bigint ELSE 0 END AS is_latest
FROM papers AS p
JOIN paper_versions AS v ON v.paper_id = p.id;

CREATE VIEW paper_list AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle, p.kind AS kind, p.title AS title,
       (SELECT string_agg(a.name, '; ' ORDER BY s.ordinal)
        FROM authorships AS s JOIN authors AS a ON a.id = s.author_id
        WHERE s.paper_id = p.id) AS authors,
       p.container_title AS container_title, p.issued AS issued,
       p.submitted AS submitted, p.revised AS revised, p.announced AS announced,
       (SELECT max(s.datestamp) FROM sources AS s WHERE s.paper_id = p.id) AS record_changed,
       p.listed_submitted AS listed_submitted, p.listed_revised AS listed_revised,
       p.latest_version AS latest_version, p.withdrawn AS withdrawn, p.deleted AS deleted,
       p.retracted AS retracted, p.primary_category AS primary_category,
       (SELECT string_agg(c.category, '; ' ORDER BY c.ordinal)
        FROM paper_categories AS c WHERE c.paper_id = p.id) AS categories,
       p.doi AS doi, p.journal_ref AS journal_ref, p.report_no AS report_no,
       p.comments AS comments, p.license AS license, p.abstract AS abstract
FROM papers AS p;

CREATE VIEW papers_by_year_and_category AS
SELECT biblio_year(c.listed_on) AS year, c.category AS category,
       sum(c.papers)::bigint AS papers, sum(c.primary_papers)::bigint AS primary_papers
FROM (SELECT category, listed_on, count(*) AS papers,
             count(*) FILTER (WHERE ordinal = 1) AS primary_papers
      FROM paper_categories GROUP BY category, listed_on) AS c
GROUP BY 1, 2;

CREATE VIEW paper_sources AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle, s.id AS source_id,
       s.format AS format, s.datestamp AS datestamp, s.import_id AS import_id,
       d.key COLLATE "C" AS field,
       CASE json_typeof(d.value) WHEN 'boolean' THEN d.value::text::boolean::integer::text
            ELSE d.value #>> '{}' END COLLATE "C" AS value,
       CASE json_typeof(d.value) WHEN 'null' THEN 1::bigint ELSE 0 END AS is_silent
FROM papers AS p
JOIN sources AS s ON s.paper_id = p.id
LEFT JOIN LATERAL json_each(s.differences::json) AS d ON true
UNION ALL
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle, s.id AS source_id,
       s.format AS format, s.datestamp AS datestamp, s.import_id AS import_id,
       d.key COLLATE "C" AS field,
       CASE json_typeof(d.value) WHEN 'boolean' THEN d.value::text::boolean::integer::text
            ELSE d.value #>> '{}' END COLLATE "C" AS value,
       CASE json_typeof(d.value) WHEN 'null' THEN 1::bigint ELSE 0 END AS is_silent
FROM papers AS p
JOIN floating_papers AS f ON f.paper_id = p.id
JOIN floating_records AS s ON s.id = f.record_id
LEFT JOIN LATERAL json_each(s.record::json) AS d ON true;

CREATE VIEW paper_imports AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle, i.id AS import_id,
       i.source AS source, i.started AS started, s.id AS source_id, s.format AS format
FROM papers AS p
JOIN sources AS s ON s.paper_id = p.id
CROSS JOIN imports AS i
JOIN LATERAL json_array_elements(i.sources_seen::json) AS seen (value)
  ON s.id BETWEEN (seen.value ->> 0)::bigint AND (seen.value ->> 1)::bigint
UNION ALL
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle, i.id AS import_id,
       i.source AS source, i.started AS started, s.id AS source_id, s.format AS format
FROM papers AS p
JOIN floating_papers AS f ON f.paper_id = p.id
JOIN floating_records AS s ON s.id = f.record_id
CROSS JOIN imports AS i
JOIN LATERAL json_array_elements(i.sources_seen::json) AS seen (value)
  ON s.id BETWEEN (seen.value ->> 0)::bigint AND (seen.value ->> 1)::bigint;

CREATE VIEW paper_search_documents AS
SELECT p.id AS id, biblio_spelled(p.title) AS title,
       biblio_spelled(p.abstract) AS abstract,
       biblio_spelled((SELECT string_agg(a.name, '; ' ORDER BY s.ordinal)
                       FROM authorships AS s JOIN authors AS a ON a.id = s.author_id
                       WHERE s.paper_id = p.id)) AS authors,
       biblio_spelled(p.comments) AS comments,
       biblio_spelled(p.journal_ref) AS journal,
       biblio_spelled(p.container_title) AS container,
       biblio_spelled(p.report_no) AS report
FROM papers AS p;

CREATE VIEW contributor_list AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       s.ordinal AS ordinal, s.role AS role, a.id AS author_id,
       a.name AS name, a.keyname AS keyname, a.forenames AS forenames, a.suffix AS suffix,
       a.is_collaboration AS is_collaboration, s.printed_name AS printed_name,
       s.affiliations AS affiliations, a.name_key AS name_key, a.keyname_key AS keyname_key,
       p.listed_submitted AS listed_submitted
FROM papers AS p
JOIN contributors AS s ON s.paper_id = p.id
JOIN authors AS a ON a.id = s.author_id;

CREATE VIEW keyword_list AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       k.ordinal AS ordinal, k.keyword AS keyword, p.listed_submitted AS listed_submitted
FROM papers AS p
JOIN paper_keywords AS k ON k.paper_id = p.id;

CREATE VIEW reference_list AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       r.ordinal AS ordinal, r.scheme AS scheme, r.value AS value, r.printed AS printed,
       c.id AS cited_id,
       CASE WHEN c.arxiv_id IS NULL THEN c.anchor ELSE 'arXiv:' || c.arxiv_id END AS cited_handle,
       c.title AS cited_title
FROM papers AS p
JOIN paper_references AS r ON r.paper_id = p.id
LEFT JOIN identifiers AS i ON i.scheme = r.scheme AND i.value = r.value
LEFT JOIN papers AS c ON c.id = i.paper_id;

CREATE VIEW paper_annotations AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       a.kind AS kind, a.name AS name, a.name_key AS name_key, a.text AS text,
       a.changed_at AS changed_at, a.change_id AS change_id, a.ordinal AS ordinal,
       a.scheme AS scheme, a.value AS value
FROM annotations AS a
JOIN papers AS p ON p.arxiv_id = a.value
WHERE a.scheme = 'arxiv' AND a.is_current = 1 AND a.is_set = 1
UNION ALL
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       a.kind AS kind, a.name AS name, a.name_key AS name_key, a.text AS text,
       a.changed_at AS changed_at, a.change_id AS change_id, a.ordinal AS ordinal,
       a.scheme AS scheme, a.value AS value
FROM annotations AS a
JOIN papers AS p ON p.anchor = a.scheme || ':' || a.value AND p.arxiv_id IS NULL
 AND a.scheme = substr(p.anchor, 1, strpos(p.anchor, ':') - 1)
 AND a.value = substr(p.anchor, strpos(p.anchor, ':') + 1)
WHERE a.is_current = 1 AND a.is_set = 1
UNION ALL
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       a.kind AS kind, a.name AS name, a.name_key AS name_key, a.text AS text,
       a.changed_at AS changed_at, a.change_id AS change_id, a.ordinal AS ordinal,
       a.scheme AS scheme, a.value AS value
FROM annotations AS a
JOIN identifiers AS i ON i.scheme = a.scheme AND i.value = a.value
JOIN papers AS p ON p.id = i.paper_id
WHERE a.scheme <> 'arxiv' AND a.is_current = 1 AND a.is_set = 1
  AND NOT EXISTS (SELECT 1 FROM papers AS own
                  WHERE own.anchor = a.scheme || ':' || a.value AND own.arxiv_id IS NULL)
UNION ALL
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       a.kind AS kind, a.name AS name, a.name_key AS name_key, a.text AS text,
       a.changed_at AS changed_at, a.change_id AS change_id, a.ordinal AS ordinal,
       a.scheme AS scheme, a.value AS value
FROM annotations AS a
JOIN sources AS s ON s.content_key = biblio_key_of(a.value)
JOIN papers AS p ON p.id = s.paper_id
WHERE a.scheme = 'content' AND a.is_current = 1 AND a.is_set = 1
  AND NOT EXISTS (SELECT 1 FROM papers AS own
                  WHERE own.anchor = a.scheme || ':' || a.value AND own.arxiv_id IS NULL)
  AND NOT EXISTS (SELECT 1 FROM sources AS o
                  WHERE o.content_key = s.content_key AND o.paper_id = s.paper_id AND o.id < s.id)
UNION ALL
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       a.kind AS kind, a.name AS name, a.name_key AS name_key, a.text AS text,
       a.changed_at AS changed_at, a.change_id AS change_id, a.ordinal AS ordinal,
       a.scheme AS scheme, a.value AS value
FROM annotations AS a
JOIN sources AS s ON s.abstract_key = biblio_key_of(a.value)
JOIN papers AS p ON p.id = s.paper_id
WHERE a.scheme = 'abstract' AND a.is_current = 1 AND a.is_set = 1
  AND NOT EXISTS (SELECT 1 FROM papers AS own
                  WHERE own.anchor = a.scheme || ':' || a.value AND own.arxiv_id IS NULL)
  AND NOT EXISTS (SELECT 1 FROM sources AS o
                  WHERE o.abstract_key = s.abstract_key AND o.paper_id = s.paper_id AND o.id < s.id)
UNION ALL
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       a.kind AS kind, a.name AS name, a.name_key AS name_key, a.text AS text,
       a.changed_at AS changed_at, a.change_id AS change_id, a.ordinal AS ordinal,
       a.scheme AS scheme, a.value AS value
FROM annotations AS a
JOIN floating_identifiers AS i ON i.scheme = a.scheme AND i.value = a.value
JOIN floating_papers AS f ON f.record_id = i.record_id
JOIN papers AS p ON p.id = f.paper_id
WHERE a.scheme IN ('abstract', 'content') AND a.is_current = 1 AND a.is_set = 1
  AND NOT EXISTS (SELECT 1 FROM papers AS own
                  WHERE own.anchor = a.scheme || ':' || a.value AND own.arxiv_id IS NULL)
  AND NOT EXISTS (SELECT 1 FROM sources AS o WHERE o.paper_id = p.id AND biblio_key_of(a.value)
                    = CASE a.scheme WHEN 'content' THEN o.content_key ELSE o.abstract_key END)
  AND NOT EXISTS (SELECT 1 FROM floating_papers AS g
                  JOIN floating_identifiers AS o ON o.record_id = g.record_id
                  WHERE g.paper_id = p.id AND g.record_id < f.record_id
                    AND o.scheme = i.scheme AND o.value = i.value);

CREATE VIEW paper_tags AS
SELECT paper_id, arxiv_id, handle, name AS tag, name_key AS tag_key
FROM paper_annotations WHERE kind = 'tag';

CREATE VIEW paper_notes AS
SELECT paper_id, arxiv_id, handle, text AS note, changed_at
FROM paper_annotations WHERE kind = 'note';

CREATE VIEW paper_lists AS
SELECT paper_id, arxiv_id, handle, name AS list, name_key AS list_key, changed_at, ordinal
FROM paper_annotations WHERE kind = 'list';

CREATE VIEW person_places AS
SELECT e.person_id AS person_id,
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
UNION ALL
SELECT n.person_id,
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_spellings AS n
JOIN authors AS a ON a.name_key = n.name_key AND a.suffix = n.suffix
 AND a.is_collaboration = 0
JOIN authorships AS s ON s.author_id = a.id
WHERE NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal)
UNION ALL
SELECT m.id,
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM authors AS m
JOIN authors AS a ON a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0
JOIN authorships AS s ON s.author_id = a.id
WHERE m.is_collaboration = 0
  AND NOT EXISTS (SELECT 1 FROM authors AS o
                  WHERE o.name_key = m.name_key AND o.suffix = m.suffix
                    AND o.is_collaboration = 0 AND o.id < m.id)
  AND NOT EXISTS (SELECT 1 FROM person_spellings AS n
                  WHERE n.name_key = m.name_key AND n.suffix = m.suffix);

CREATE VIEW person_names AS
SELECT e.person_id AS person_id, a.id AS author_id, a.name AS name, count(*) AS places
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
GROUP BY e.person_id, a.id
UNION ALL
SELECT n.person_id, a.id, a.name,
       (SELECT count(*) FROM authorships AS s
        WHERE s.author_id = a.id
          AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal))
FROM person_spellings AS n
JOIN authors AS a ON a.name_key = n.name_key AND a.suffix = n.suffix
 AND a.is_collaboration = 0
WHERE EXISTS (
    SELECT 1 FROM authorships AS s
    WHERE s.author_id = a.id
      AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal))
UNION ALL
SELECT m.id, a.id, a.name,
       (SELECT count(*) FROM authorships AS s
        WHERE s.author_id = a.id
          AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal))
FROM authors AS m
JOIN authors AS a ON a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0
WHERE m.is_collaboration = 0
  AND NOT EXISTS (SELECT 1 FROM authors AS o
                  WHERE o.name_key = m.name_key AND o.suffix = m.suffix
                    AND o.is_collaboration = 0 AND o.id < m.id)
  AND NOT EXISTS (SELECT 1 FROM person_spellings AS n
                  WHERE n.name_key = m.name_key AND n.suffix = m.suffix)
  AND EXISTS (SELECT 1 FROM authorships AS s WHERE s.author_id = a.id);

CREATE VIEW person_list AS
SELECT w.id AS person_id, w.orcid AS orcid,
(SELECT 'person:' || coalesce(p.arxiv_id, p.anchor) || '#' || q.ordinal
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_spellings AS n
JOIN authors AS a ON a.name_key = n.name_key AND a.suffix = n.suffix
 AND a.is_collaboration = 0
JOIN authorships AS s ON s.author_id = a.id
WHERE n.person_id = w.id
  AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal)
UNION ALL
SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
WHERE e.person_id = w.id) AS q
JOIN papers AS p ON p.id = q.paper_id
ORDER BY q.paper_id, q.ordinal LIMIT 1) AS person,
coalesce(w.display, (SELECT b.name
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_spellings AS n
JOIN authors AS a ON a.name_key = n.name_key AND a.suffix = n.suffix
 AND a.is_collaboration = 0
JOIN authorships AS s ON s.author_id = a.id
WHERE n.person_id = w.id
  AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal)
UNION ALL
SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
WHERE e.person_id = w.id) AS q
JOIN authors AS b ON b.id = q.author_id
GROUP BY b.id ORDER BY count(*) DESC, b.name DESC, b.id LIMIT 1)) AS name,
(SELECT count(DISTINCT paper_id)
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_spellings AS n
JOIN authors AS a ON a.name_key = n.name_key AND a.suffix = n.suffix
 AND a.is_collaboration = 0
JOIN authorships AS s ON s.author_id = a.id
WHERE n.person_id = w.id
  AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal)
UNION ALL
SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
WHERE e.person_id = w.id) AS q) AS papers,
(SELECT biblio_year(min(nullif(listed_on, -719528)))
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_spellings AS n
JOIN authors AS a ON a.name_key = n.name_key AND a.suffix = n.suffix
 AND a.is_collaboration = 0
JOIN authorships AS s ON s.author_id = a.id
WHERE n.person_id = w.id
  AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal)
UNION ALL
SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
WHERE e.person_id = w.id) AS q) AS first,
(SELECT biblio_year(max(nullif(listed_on, -719528)))
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_spellings AS n
JOIN authors AS a ON a.name_key = n.name_key AND a.suffix = n.suffix
 AND a.is_collaboration = 0
JOIN authorships AS s ON s.author_id = a.id
WHERE n.person_id = w.id
  AND NOT EXISTS (SELECT 1 FROM person_exceptions AS x
                  WHERE x.paper_id = s.paper_id AND x.ordinal = s.ordinal)
UNION ALL
SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM person_exceptions AS e
JOIN authorships AS s ON s.paper_id = e.paper_id AND s.ordinal = e.ordinal
JOIN authors AS a ON a.id = s.author_id AND a.is_collaboration = 0
WHERE e.person_id = w.id) AS q) AS last
FROM persons AS w
UNION ALL
SELECT m.id, NULL,
(SELECT 'person:' || coalesce(p.arxiv_id, p.anchor) || '#' || q.ordinal
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM authors AS a
JOIN authorships AS s ON s.author_id = a.id
WHERE a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0) AS q
JOIN papers AS p ON p.id = q.paper_id
ORDER BY q.paper_id, q.ordinal LIMIT 1) AS person,
coalesce(NULL, (SELECT b.name
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM authors AS a
JOIN authorships AS s ON s.author_id = a.id
WHERE a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0) AS q
JOIN authors AS b ON b.id = q.author_id
GROUP BY b.id ORDER BY count(*) DESC, b.name DESC, b.id LIMIT 1)) AS name,
(SELECT count(DISTINCT paper_id)
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM authors AS a
JOIN authorships AS s ON s.author_id = a.id
WHERE a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0) AS q) AS papers,
(SELECT biblio_year(min(nullif(listed_on, -719528)))
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM authors AS a
JOIN authorships AS s ON s.author_id = a.id
WHERE a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0) AS q) AS first,
(SELECT biblio_year(max(nullif(listed_on, -719528)))
FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM authors AS a
JOIN authorships AS s ON s.author_id = a.id
WHERE a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0) AS q) AS last
FROM authors AS m
WHERE m.is_collaboration = 0
  AND NOT EXISTS (SELECT 1 FROM authors AS o
                  WHERE o.name_key = m.name_key AND o.suffix = m.suffix
                    AND o.is_collaboration = 0 AND o.id < m.id)
  AND NOT EXISTS (SELECT 1 FROM person_spellings AS n
                  WHERE n.name_key = m.name_key AND n.suffix = m.suffix)
  AND EXISTS (SELECT 1 FROM
(SELECT
       s.paper_id AS paper_id, s.ordinal AS ordinal, s.author_id AS author_id,
       a.name_key AS name_key, s.listed_on AS listed_on
FROM authors AS a
JOIN authorships AS s ON s.author_id = a.id
WHERE a.name_key = m.name_key AND a.suffix = m.suffix
 AND a.is_collaboration = 0) AS q);

CREATE VIEW citations AS
SELECT c.paper_id AS citing_id, i.paper_id AS cited_id
FROM cited_identifiers AS c
JOIN identifiers AS i ON i.scheme = c.scheme AND i.value = c.value
WHERE i.paper_id <> c.paper_id
  AND NOT EXISTS (SELECT 1 FROM identifiers AS o
                  JOIN cited_identifiers AS d
                    ON d.paper_id = c.paper_id AND d.scheme = o.scheme AND d.value = o.value
                  WHERE o.paper_id = i.paper_id AND (o.scheme, o.value) < (i.scheme, i.value));

CREATE VIEW team_sizes AS
SELECT p.id AS paper_id, p.arxiv_id AS arxiv_id,
       CASE WHEN p.arxiv_id IS NULL THEN p.anchor ELSE 'arXiv:' || p.arxiv_id END AS handle,
       (SELECT count(*) FROM authorships AS s WHERE s.paper_id = p.id) AS places,
       (SELECT count(DISTINCT s.author_id)
        FROM authorships AS s
        JOIN authors AS a ON a.id = s.author_id
        WHERE s.paper_id = p.id AND a.is_collaboration = 0) AS persons,
       p.authors_cut AS authors_cut, p.listed_submitted AS listed_submitted
FROM papers AS p;

-- What keeps derived rows ------------------------------------------------------------------------
--
-- By statement. The importer does all of it itself, and keeps the triggers silent by
-- SET LOCAL biblio.importing = 'on'. What belongs to a paper goes with it by its foreign key.

CREATE FUNCTION biblio_index_papers(papers bigint[]) RETURNS void
LANGUAGE sql
-- Tells the search index what the rows of papers say now.
AS $$
INSERT INTO paper_search AS s (rowid, document)
SELECT d.id, biblio_search_document(
    d.title, d.abstract, d.authors, d.comments, d.journal, d.container, d.report)
FROM paper_search_documents AS d WHERE d.id = ANY (papers)
ON CONFLICT (rowid) DO UPDATE SET document = excluded.document
WHERE s.document IS DISTINCT FROM excluded.document;
$$;

CREATE FUNCTION biblio_redate_papers(papers bigint[]) RETURNS void
LANGUAGE sql
-- Gives authorships and categories the day on which their paper is listed.
AS $$
UPDATE authorships AS s SET listed_on = biblio_day(p.listed_submitted)
FROM papers AS p
WHERE p.id = ANY (biblio_redate_papers.papers) AND s.paper_id = p.id
  AND s.listed_on <> biblio_day(p.listed_submitted);
UPDATE paper_categories AS c SET listed_on = biblio_day(p.listed_submitted)
FROM papers AS p
WHERE p.id = ANY (biblio_redate_papers.papers) AND c.paper_id = p.id
  AND c.listed_on <> biblio_day(p.listed_submitted);
$$;

CREATE FUNCTION biblio_next_generation() RETURNS void
LANGUAGE sql
-- Says that names or who stands where are no longer what they were.
AS $$
UPDATE generations SET stamp = uuid_send(gen_random_uuid()) WHERE of_table = 'authorships';
$$;

CREATE FUNCTION biblio_of_papers() RETURNS trigger
LANGUAGE plpgsql
-- After papers are inserted or updated: what is searched, and the day of what belongs to them.
AS $$
DECLARE
    said bigint[];
    dated bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        said := ARRAY(SELECT id FROM new_rows);
        dated := said;
    ELSE
        said := ARRAY(SELECT id FROM (
            SELECT id, title, abstract, comments, journal_ref, container_title, report_no
            FROM new_rows
            EXCEPT
            SELECT id, title, abstract, comments, journal_ref, container_title, report_no
            FROM old_rows) AS changed);
        dated := ARRAY(SELECT id FROM (
            SELECT id, listed_submitted FROM new_rows
            EXCEPT
            SELECT id, listed_submitted FROM old_rows) AS changed);
    END IF;
    IF cardinality(dated) > 0 THEN
        PERFORM biblio_redate_papers(dated);
    END IF;
    IF cardinality(said) > 0 THEN
        PERFORM biblio_index_papers(said);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION biblio_of_authorships() RETURNS trigger
LANGUAGE plpgsql
-- After author lists change: their day, what is searched, and what was made of them.
AS $$
DECLARE
    changed bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := ARRAY(SELECT DISTINCT paper_id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        changed := ARRAY(SELECT DISTINCT paper_id FROM old_rows);
    ELSE
        changed := ARRAY(
            (SELECT DISTINCT paper_id FROM (
                SELECT paper_id, ordinal, author_id FROM new_rows
                EXCEPT
                SELECT paper_id, ordinal, author_id FROM old_rows) AS gained)
            UNION
            (SELECT DISTINCT paper_id FROM (
                SELECT paper_id, ordinal, author_id FROM old_rows
                EXCEPT
                SELECT paper_id, ordinal, author_id FROM new_rows) AS lost));
    END IF;
    IF cardinality(changed) > 0 THEN
        PERFORM biblio_next_generation();
        DELETE FROM author_lists WHERE paper_id = ANY (changed);
        PERFORM biblio_redate_papers(changed);
        PERFORM biblio_index_papers(changed);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION biblio_of_paper_categories() RETURNS trigger
LANGUAGE plpgsql
-- After categories are inserted or updated: their day.
AS $$
DECLARE
    changed bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := ARRAY(SELECT DISTINCT paper_id FROM new_rows);
    ELSE
        changed := ARRAY(SELECT DISTINCT paper_id FROM (
            SELECT paper_id, ordinal FROM new_rows
            EXCEPT
            SELECT paper_id, ordinal FROM old_rows) AS moved);
    END IF;
    IF cardinality(changed) > 0 THEN
        PERFORM biblio_redate_papers(changed);
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION biblio_of_paper_references() RETURNS trigger
LANGUAGE plpgsql
-- After references are inserted or updated: what counts as cited.
AS $$
BEGIN
    INSERT INTO cited_identifiers (paper_id, scheme, value)
    SELECT paper_id, scheme, value FROM new_rows WHERE scheme <> '' AND value <> ''
    ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

CREATE FUNCTION biblio_of_authors() RETURNS trigger
LANGUAGE plpgsql
-- After names change: what is searched, and whether names that were one still are.
AS $$
DECLARE
    changed bigint[];
BEGIN
    IF TG_OP = 'INSERT' THEN
        changed := ARRAY(SELECT id FROM new_rows);
    ELSIF TG_OP = 'DELETE' THEN
        changed := ARRAY(SELECT id FROM old_rows);
    ELSE
        IF EXISTS (
            SELECT id, name_key, suffix, is_collaboration FROM new_rows
            EXCEPT
            SELECT id, name_key, suffix, is_collaboration FROM old_rows
        ) THEN
            PERFORM biblio_next_generation();
        END IF;
        changed := ARRAY(
            (SELECT id FROM (
                SELECT id, name FROM new_rows EXCEPT SELECT id, name FROM old_rows) AS gained)
            UNION
            (SELECT id FROM (
                SELECT id, name FROM old_rows EXCEPT SELECT id, name FROM new_rows) AS lost));
    END IF;
    IF cardinality(changed) > 0 THEN
        PERFORM biblio_index_papers(
            ARRAY(SELECT DISTINCT paper_id FROM authorships WHERE author_id = ANY (changed)));
    END IF;
    RETURN NULL;
END
$$;

CREATE TRIGGER biblio_papers_after_insert AFTER INSERT ON papers
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_papers();

CREATE TRIGGER biblio_papers_after_update AFTER UPDATE ON papers
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_papers();

CREATE TRIGGER biblio_authorships_after_insert AFTER INSERT ON authorships
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_authorships();

CREATE TRIGGER biblio_authorships_after_update AFTER UPDATE ON authorships
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_authorships();

CREATE TRIGGER biblio_authorships_after_delete AFTER DELETE ON authorships
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_authorships();

CREATE TRIGGER biblio_paper_categories_after_insert AFTER INSERT ON paper_categories
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_paper_categories();

CREATE TRIGGER biblio_paper_categories_after_update AFTER UPDATE ON paper_categories
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_paper_categories();

CREATE TRIGGER biblio_paper_references_after_insert AFTER INSERT ON paper_references
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_paper_references();

CREATE TRIGGER biblio_paper_references_after_update AFTER UPDATE ON paper_references
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_paper_references();

CREATE TRIGGER biblio_authors_after_insert AFTER INSERT ON authors
REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_authors();

CREATE TRIGGER biblio_authors_after_update AFTER UPDATE ON authors
REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_authors();

CREATE TRIGGER biblio_authors_after_delete AFTER DELETE ON authors
REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT
WHEN (current_setting('biblio.importing', true) IS DISTINCT FROM 'on')
EXECUTE FUNCTION biblio_of_authors();

-- Functions find our tables, whatever path whoever calls them has; each view, function and trigger
-- has a note of what it was when it was made, of which biblio.db.engines.postgresql.definitions
-- tells whether somebody changed it.

DO $$
DECLARE
    home text := quote_ident(current_schema());
    path text := current_setting('search_path');
    made record;
BEGIN
    FOR made IN
        SELECT p.oid::regprocedure::text AS called FROM pg_proc AS p
        WHERE p.pronamespace = quote_ident(current_schema())::regnamespace AND p.proname ~ '^biblio_'
          AND p.prosqlbody IS NULL
    LOOP
        EXECUTE 'ALTER FUNCTION ' || made.called || ' SET search_path = ' || home || ', pg_temp';
    END LOOP;
    PERFORM set_config('search_path', home || ', pg_temp', true);
    FOR made IN
        SELECT 'VIEW ' || quote_ident(c.relname) AS called, pg_get_viewdef(c.oid) AS definition
        FROM pg_class AS c
        WHERE c.relkind = 'v' AND c.relnamespace = quote_ident(current_schema())::regnamespace
        UNION ALL
        SELECT 'FUNCTION ' || p.oid::regprocedure, pg_get_functiondef(p.oid)
        FROM pg_proc AS p
        WHERE p.pronamespace = quote_ident(current_schema())::regnamespace AND p.proname ~ '^biblio_'
        UNION ALL
        SELECT 'TRIGGER ' || quote_ident(t.tgname) || ' ON ' || t.tgrelid::regclass,
               pg_get_triggerdef(t.oid)
        FROM pg_trigger AS t
        WHERE NOT t.tgisinternal AND t.tgname ~ '^biblio_' AND t.tgrelid IN (
            SELECT oid FROM pg_class WHERE relnamespace = quote_ident(current_schema())::regnamespace)
    LOOP
        EXECUTE 'COMMENT ON ' || made.called || ' IS ' || quote_literal(
            'biblio; on PostgreSQL ' || current_setting('server_version_num')::integer / 10000
            || ' ' || md5(made.definition));
    END LOOP;
    PERFORM set_config('search_path', path, true);
END
$$;

-- The revision -----------------------------------------------------------------------------------

CREATE TABLE alembic_version (
    version_num varchar(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO alembic_version (version_num) VALUES ('0011');
