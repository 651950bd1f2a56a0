import { offering, range, type Country, type Locality, type NumberRange } from './country.ts';

const city = (localizedName: string, division: string, abbreviatedName: string, ...areaCodes: string[]) => ({
  localizedName,
  administrativeDivision: { localizedName: division, abbreviatedName },
  areaCodes,
});

/** 555-0100 to 555-0199 of each area code are set aside for fiction in the whole North American plan. */
const fictional = (phoneNumberType: NumberRange['phoneNumberType']) => (areaCode: string) =>
  range(phoneNumberType, areaCode, `${areaCode}55501`, '00', 100);

const rangesOf = (localities: readonly Locality[], tollFree: readonly string[]) => [
  ...localities.flatMap(({ areaCodes }) => areaCodes.map(fictional('geographic'))),
  ...tollFree.map(fictional('tollFree')),
];

const american = [
  city('Anchorage', 'Alaska', 'AK', '907'),
  city('Phoenix', 'Arizona', 'AZ', '602', '480'),
  city('Los Angeles', 'California', 'CA', '213', '323'),
  city('San Francisco', 'California', 'CA', '415', '628'),
  city('Denver', 'Colorado', 'CO', '303', '720'),
  city('Miami', 'Florida', 'FL', '305', '786'),
  city('Atlanta', 'Georgia', 'GA', '404', '470'),
  city('Chicago', 'Illinois', 'IL', '312', '773'),
  city('Boston', 'Massachusetts', 'MA', '617', '857'),
  city('New York City', 'New York', 'NY', '212', '646', '917'),
  city('Portland', 'Oregon', 'OR', '503', '971'),
  city('Philadelphia', 'Pennsylvania', 'PA', '215', '267'),
  city('Austin', 'Texas', 'TX', '512', '737'),
  city('Redmond', 'Washington', 'WA', '425'),
  city('Seattle', 'Washington', 'WA', '206'),
];

const canadian = [
  city('Calgary', 'Alberta', 'AB', '403', '587'),
  city('Vancouver', 'British Columbia', 'BC', '236', '604'),
  city('Winnipeg', 'Manitoba', 'MB', '204'),
  city('Halifax', 'Nova Scotia', 'NS', '902'),
  city('Ottawa', 'Ontario', 'ON', '343', '613'),
  city('Toronto', 'Ontario', 'ON', '416', '647'),
  city('Montreal', 'Quebec', 'QC', '438', '514'),
];

export const unitedStates: Country = {
  countryCode: 'US',
  callingCode: '1',
  trunkPrefix: '',
  localities: american,
  ranges: rangesOf(american, ['800', '833', '844', '855', '866']),
  offerings: [
    offering('geographic', 'person', ['inbound+outbound', 'none'], 1),
    offering('geographic', 'application', ['inbound+outbound', 'inbound+outbound'], 1),
    offering('tollFree', 'application', ['inbound+outbound', 'inbound+outbound'], 2),
  ],
  isAgreementToNotResellRequired: false,
  operator: { name: 'Contoso Wireless', mobileCountryCode: '310', mobileNetworkCode: '999' },
};

export const canada: Country = {
  countryCode: 'CA',
  callingCode: '1',
  trunkPrefix: '',
  localities: canadian,
  ranges: rangesOf(canadian, ['877', '888']),
  offerings: [
    offering('geographic', 'person', ['inbound+outbound', 'none'], 1),
    offering('geographic', 'application', ['inbound+outbound', 'none'], 1),
    offering('tollFree', 'application', ['inbound+outbound', 'inbound+outbound'], 2),
  ],
  isAgreementToNotResellRequired: false,
  operator: { name: 'Contoso Mobility Canada', mobileCountryCode: '302', mobileNetworkCode: '999' },
};
