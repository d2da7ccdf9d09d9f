import assert from 'node:assert/strict';
import fs from 'node:fs';
import { describe, it } from 'node:test';
import { covered_points, icon_constant, icon_points, uncovered_characters } from '../../src/tools/fonts.mjs';
import { in_root } from '../../src/tools/lib/run.mjs';

const font = (name) => fs.readFileSync(in_root('build/fonts', `${name}.ttf`));

describe('the subset fonts', () => {
  it('have TrueType outlines, which is what Dear ImGui reads', () => {
    for (const name of ['regular', 'semibold', 'mono', 'icons']) {
      assert.equal(font(name).readUInt32BE(0), 0x00010000, name);
    }
  });

  it('cover every character of the roadmap', () => {
    assert.deepEqual(uncovered_characters(), []);
  });

  it('cover what the interface writes', () => {
    for (const name of ['regular', 'semibold']) {
      const covered = covered_points(font(name));
      const missing = [...'Aä–—…·•→←≤≥≠−×÷∞✓€½²ßŁőΩЖ'].filter((sign) => !covered.has(sign.codePointAt(0)));
      assert.deepEqual(missing, [], name);
    }
  });

  // What the README promises; every letter that a language has and English lacks is in its sentence.
  it('cover the languages of Europe: no glyph is missing', () => {
    const sentences = {
      Albanian: 'Çdo njeri ka të drejtë për arsim, ëndërr.', Bulgarian: 'Жълтата дюля беше щастлива, че пухът, който цъфна, замръзна като гьон.',
      Croatian: 'Gojazni đačić s biciklom drži hmelj i finu vatu u džepu nošnje, ćud.', Czech: 'Příliš žluťoučký kůň úpěl ďábelské ódy, ňu.',
      Danish: 'Høj bly gom vandt fræk sexquiz på wc.', Dutch: 'Pa’s wijze lynx bezag vroom het fikse aquaduct, één reünie.',
      Estonian: 'Põdur Zagrebi tšellomängija-följetonist Ciqo külmetas kehvas garaažis.', Finnish: 'Törkylempijävongahdus, Åke.',
      French: 'Voix ambiguë d’un cœur qui, au zéphyr, préfère les jattes de kiwis à l’île où l’aïeul naît, ça, ÿ, Œ.', German: 'Victor jagt zwölf Boxkämpfer quer über den großen Sylter Deich, GROẞ.',
      Greek: 'Ξεσκεπάζω την ψυχοφθόρα βδελυγμία· ΐ, ΰ, ϊ, ϋ, Ά Έ Ή Ί Ό Ύ Ώ, ό,τι ήταν.', Hungarian: 'Egy hűtlen vejét fülöncsípő, dühös mexikói úr ázik Quitóban, jó.',
      Icelandic: 'Kæmi ný öxi hér, ykist þjófum nú bæði víl og ádrepa.', Irish: 'Chuaigh bé mhórshách le dlúthspád fíorfhinn.',
      Italian: 'Quel vituperabile xenofobo zelante assaggia il whisky ed esclama: alleluja, perché più su è già lì, però.', Latvian: 'Glāžšķūņa rūķīši dzērumā čiepj Baha koncertflīģeļu vākus.',
      Lithuanian: 'Įlinkdama fechtuotojo špaga sublykčiojusi pragręžė apvalų arbūzą, ųė.', Macedonian: 'Ѕидарски пејзаж: шугав билмез со чудење џвака ќофте и кељ на туѓ цех.',
      Maltese: 'Ħabbew id-dinja, ġieħ, żgħażagħ, ċavetta.', Norwegian: 'Vår sære Zulu fra badeøya spilte jo whist og quickstep i min taxi.',
      Polish: 'Pchnąć w tę łódź jeża lub ośm skrzyń fig, ćma, źle.', Portuguese: 'À noite, vovô Kowalsky vê o ímã cair no pé do pinguim queixoso e vovó põe açúcar no chá.',
      Romanian: 'Gheorghe, obezul, a reușit să obțină jucându-se un flux în Quebec de o mie kilowațioră, înțelept.', Russian: 'Съешь ещё этих мягких французских булок, да выпей же чаю. Эй!',
      Serbian: 'Љубазни фењерџија чађавог лица хоће да ми покаже штос, ђак.', Slovak: 'Kŕdeľ šťastných ďatľov učí pri ústí Váhu mĺkveho koňa obhrýzať kôru a žrať čerstvé mäso.',
      Slovene: 'V kožuščku hudobnega fanta stopiclja mizar in kliče.', Spanish: '¿Qué? ¡Benjamín pidió una bebida de kiwi y fresa; Noé, sin vergüenza, la más exquisita champaña del menú, año!',
      Swedish: 'Flygande bäckasiner söka hwila på mjuka tuvor, å.', Turkish: 'Pijamalı hasta yağız şoföre çabucak güvendi, İçli.', Ukrainian: 'Жебракують філософи при ґанку церкви в Гадячі, ще й шатро їхнє п’яне знаємо.',
      Welsh: 'Parciais fy jac codi baw hud llawn dŵr ger tŷ Mabon, ŷd.',
    };
    for (const name of ['regular', 'semibold']) {
      const covered = covered_points(font(name));
      for (const [language, sentence] of Object.entries(sentences)) {
        const both = sentence + sentence.toLocaleUpperCase(language === 'Greek' ? 'el' : 'en'); // Greek capitals lose their accents
        assert.deepEqual([...new Set(both)].filter((sign) => !covered.has(sign.codePointAt(0))), [], `${language}, ${name}`);
      }
    }
  });

  it('hold every icon the interface names', () => {
    const covered = covered_points(font('icons'));
    const icons = icon_points();
    assert.ok(icons.size > 0);
    for (const [name, point] of icons) assert.ok(covered.has(point), name);
  });

  it('turn icon names into constants', () => {
    assert.equal(icon_constant('trash-2'), 'kTrash2');
    assert.equal(icon_constant('book-open'), 'kBookOpen');
  });
});
